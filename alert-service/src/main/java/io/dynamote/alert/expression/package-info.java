/** Expressions over signals: checked when they are written, evaluated with what is unavailable in mind. */
@NullMarked
package io.dynamote.alert.expression;

import org.jspecify.annotations.NullMarked;
