/** What a deployment is: its configuration and the names and quantities in it, each checked when it is made. */
@NullMarked
package io.dynamote.deployment.model;

import org.jspecify.annotations.NullMarked;
