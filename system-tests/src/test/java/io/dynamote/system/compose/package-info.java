/** docker-compose.yml, held against rules for what may run on a machine. */
@NullMarked
package io.dynamote.system.compose;

import org.jspecify.annotations.NullMarked;
