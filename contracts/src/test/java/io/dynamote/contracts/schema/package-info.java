@NullMarked
package io.dynamote.contracts.schema;

import org.jspecify.annotations.NullMarked;
