@NullMarked
package io.dynamote.events.job;

import org.jspecify.annotations.NullMarked;
