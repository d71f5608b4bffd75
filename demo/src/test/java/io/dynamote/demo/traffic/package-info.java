@NullMarked
package io.dynamote.demo.traffic;

import org.jspecify.annotations.NullMarked;
