@NullMarked
package io.dynamote.contracts.api;

import org.jspecify.annotations.NullMarked;
