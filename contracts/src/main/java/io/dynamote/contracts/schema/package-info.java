/** JSON Schemas of records, as Jackson writes them and their Javadoc describes them. */
@NullMarked
package io.dynamote.contracts.schema;

import org.jspecify.annotations.NullMarked;
