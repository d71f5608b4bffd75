/** The board of long jobs: a card each, totals, what happened, and the archive. */
@NullMarked
package io.dynamote.web.job;

import org.jspecify.annotations.NullMarked;
