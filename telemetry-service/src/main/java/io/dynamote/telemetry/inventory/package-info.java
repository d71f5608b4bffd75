/** The hosts file: which hosts there are, what they are for, and how to read them. */
@NullMarked
package io.dynamote.telemetry.inventory;

import org.jspecify.annotations.NullMarked;
