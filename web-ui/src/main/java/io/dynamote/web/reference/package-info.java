/** The API as documents, and as a page for people. */
@NullMarked
package io.dynamote.web.reference;

import org.jspecify.annotations.NullMarked;
