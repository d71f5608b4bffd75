@NullMarked
package io.dynamote.contracts.event;

import org.jspecify.annotations.NullMarked;
