@NullMarked
package io.dynamote.system.demo;

import org.jspecify.annotations.NullMarked;
