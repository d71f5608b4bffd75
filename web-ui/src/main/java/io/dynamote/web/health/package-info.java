/** Health of every service and the state of the cluster, observed once a second whatever the number of viewers. */
@NullMarked
package io.dynamote.web.health;

import org.jspecify.annotations.NullMarked;
