/** Errors on their way out: RFC 9457 problem documents with a stable code and the fields at fault. */
@NullMarked
package io.dynamote.runtime.problem;

import org.jspecify.annotations.NullMarked;
