/** The documents under docs/api, held against the code and against what was promised before. */
@NullMarked
package io.dynamote.contracts;

import org.jspecify.annotations.NullMarked;
