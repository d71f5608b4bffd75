/** What a new document breaks of an older one. */
@NullMarked
package io.dynamote.contracts.compat;

import org.jspecify.annotations.NullMarked;
