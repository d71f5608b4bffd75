@NullMarked
package io.dynamote.contracts.document;

import org.jspecify.annotations.NullMarked;
