/** The APIs as OpenAPI: routes and answers from the code, what code does not say from outlines. */
@NullMarked
package io.dynamote.contracts.api;

import org.jspecify.annotations.NullMarked;
