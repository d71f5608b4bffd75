/** What an image contains, where it lies, and what its parts are told by their environment. */
@NullMarked
package io.dynamote.distribution.layout;

import org.jspecify.annotations.NullMarked;
