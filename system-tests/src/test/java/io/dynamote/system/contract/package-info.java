/** Whether the documents of the API are true. */
@NullMarked
package io.dynamote.system.contract;

import org.jspecify.annotations.NullMarked;
