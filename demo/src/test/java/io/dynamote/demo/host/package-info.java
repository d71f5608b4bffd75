@NullMarked
package io.dynamote.demo.host;

import org.jspecify.annotations.NullMarked;
