/** What the Helm chart makes of values, held against rules for what may run in a cluster. */
@NullMarked
package io.dynamote.system.chart;

import org.jspecify.annotations.NullMarked;
