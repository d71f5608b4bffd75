/** What services ask of the API server, held against the rights that the chart gives them. */
@NullMarked
package io.dynamote.system.rights;

import org.jspecify.annotations.NullMarked;
