/** The simulated Dynamo frontends behind the service proxy: OpenAI answers, and metrics that count them. */
@NullMarked
package io.dynamote.embedded.cluster.frontend;

import org.jspecify.annotations.NullMarked;
