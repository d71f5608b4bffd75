@NullMarked
package io.dynamote.runtime.log;

import org.jspecify.annotations.NullMarked;
