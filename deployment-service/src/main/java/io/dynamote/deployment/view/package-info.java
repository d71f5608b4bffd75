/** Deployments as answers show them, with the age of what they show. */
@NullMarked
package io.dynamote.deployment.view;

import org.jspecify.annotations.NullMarked;
