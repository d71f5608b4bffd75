/** Makes the cluster what the rows say, however often it takes. */
@NullMarked
package io.dynamote.deployment.reconcile;

import org.jspecify.annotations.NullMarked;
