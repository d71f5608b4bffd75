package io.dynamote.runtime.trace;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import io.micronaut.http.HttpRequest;

/**
 * W3C trace context of one request.
 *
 * @param traceparent the header value, {@code 00-<trace id>-<parent id>-<flags>}
 * @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
 */
public record TraceContext(String traceparent) {

    /** Name of the HTTP and Kafka header. */
    public static final String HEADER = "traceparent";

    private static final String ATTRIBUTE = "dynamote.trace";
    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public TraceContext {
        if (!FORM.matcher(traceparent).matches()) {
            throw new IllegalArgumentException(
                    "traceparent must be version 00 of W3C trace context, not: " + traceparent);
        }
    }

    /** The 32 hexadecimal digits that all log lines and events of the request share. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    /** The context of the request: from its header, or the one begun for it. */
    public static TraceContext of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, TraceContext.class).orElseGet(() -> begin(request));
    }

    private static TraceContext begin(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        TraceContext context = given != null && FORM.matcher(given).matches()
                ? new TraceContext(given)
                : fresh(RandomGenerator.getDefault());
        request.setAttribute(ATTRIBUTE, context);
        return context;
    }

    static TraceContext fresh(RandomGenerator random) {
        byte[] ids = new byte[24];
        random.nextBytes(ids);
        ids[0] |= 1; // neither id may be all zero
        ids[16] |= 1;
        String hex = HexFormat.of().formatHex(ids);
        return new TraceContext("00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01");
    }
}
