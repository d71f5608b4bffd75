package io.dynamote.runtime.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers scrapes, in the format that is asked for: Prometheus' own text, or OpenMetrics. */
@Singleton
final class ScrapeHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ScrapeHandler.class);
    private static final String PATH = "/prometheus";
    private static final int NO_BODY = -1;

    private final MetricRegistry registry;
    private final ExpositionFormats formats = ExpositionFormats.init();

    ScrapeHandler(MetricRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, NO_BODY);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, NO_BODY);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        ExpositionFormatWriter writer = formats.findWriter(header(exchange, "Accept"));
        String codings = header(exchange, "Accept-Encoding");
        boolean zipped = codings != null && codings.contains("gzip");
        byte[] body;
        try {
            body = body(writer, zipped);
        } catch (RuntimeException e) {
            // The server would close the connection without a word.
            LOG.atError().setCause(e).log("a scrape failed");
            exchange.sendResponseHeaders(500, NO_BODY);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", writer.getContentType());
        if (zipped) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Whole before the first byte is sent, so that who reads slowly holds nothing but these bytes. */
    private byte[] body(ExpositionFormatWriter writer, boolean zipped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = zipped ? new GZIPOutputStream(bytes) : bytes) {
            writer.write(out, registry.read());
        }
        return bytes.toByteArray();
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}
