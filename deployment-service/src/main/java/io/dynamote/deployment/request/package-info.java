/** What people may ask for: create, delete, preview; each as one use case, with its refusals. */
@NullMarked
package io.dynamote.deployment.request;

import org.jspecify.annotations.NullMarked;
