@NullMarked
package io.dynamote.demo.deployment;

import org.jspecify.annotations.NullMarked;
