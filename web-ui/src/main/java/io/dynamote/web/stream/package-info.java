/** Server-sent events: current state first, then every change, rendered once and fanned out to all viewers. */
@NullMarked
package io.dynamote.web.stream;

import org.jspecify.annotations.NullMarked;
