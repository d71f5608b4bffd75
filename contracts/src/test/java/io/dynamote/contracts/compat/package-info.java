@NullMarked
package io.dynamote.contracts.compat;

import org.jspecify.annotations.NullMarked;
