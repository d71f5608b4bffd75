package io.dynamote.runtime.trace;

import java.util.Map;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts the trace id of the request on every log line that it causes. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TraceFilter {

    @RequestFilter
    void trace(HttpRequest<?> request, MutablePropagatedContext context) {
        context.add(new MdcPropagationContext(
                Map.of("trace_id", TraceContext.of(request).traceId())));
    }
}
