/** Rules: what they are, how they are written as files, and the ones that are there from the start. */
@NullMarked
package io.dynamote.alert.rule;

import org.jspecify.annotations.NullMarked;
