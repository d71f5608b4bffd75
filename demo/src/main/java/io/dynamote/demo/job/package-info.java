/** Long jobs as their tools would report them. */
@NullMarked
package io.dynamote.demo.job;

import org.jspecify.annotations.NullMarked;
