@NullMarked
package io.dynamote.web.reference;

import org.jspecify.annotations.NullMarked;
