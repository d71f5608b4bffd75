/** What an image contains, and what its parts are told. */
@NullMarked
package io.dynamote.distribution.layout;

import org.jspecify.annotations.NullMarked;
