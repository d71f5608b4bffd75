/** Labels, by which alerts are told apart, matched and grouped. */
@NullMarked
package io.dynamote.alert.label;

import org.jspecify.annotations.NullMarked;
