@NullMarked
package io.dynamote.demo.job;

import org.jspecify.annotations.NullMarked;
