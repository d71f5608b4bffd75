/** Contract of jobs: work that takes long and tells how far it is. */
@NullMarked
package io.dynamote.events.job;

import org.jspecify.annotations.NullMarked;
