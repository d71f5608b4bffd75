@NullMarked
package io.dynamote.showcase;

import org.jspecify.annotations.NullMarked;
