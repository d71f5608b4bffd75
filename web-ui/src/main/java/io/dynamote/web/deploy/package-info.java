/** The deploy page: the form of a new deployment beside its manifest. */
@NullMarked
package io.dynamote.web.deploy;

import org.jspecify.annotations.NullMarked;
