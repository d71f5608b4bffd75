/** Documents as files: read, written, held against what they should say. */
@NullMarked
package io.dynamote.contracts.document;

import org.jspecify.annotations.NullMarked;
