/** What a person sees while a part of the system is away, and after it came back. */
@NullMarked
package io.dynamote.system.outage;

import org.jspecify.annotations.NullMarked;
