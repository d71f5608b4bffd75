package io.dynamote.telemetry.scrape;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A pod of a frontend at a loopback address of its own, which can begin anew, hang and talk rubbish. */
final class FrontendStub implements AutoCloseable {

    private final String ip;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile String path = "";
    private volatile Mood mood = Mood.WELL;
    private long startedNanos = System.nanoTime();
    private long served;
    private long tokens;

    /** How it answers. */
    enum Mood {
        WELL,
        SILENT,
        HALF_AN_ANSWER,
        RUBBISH,
        HUGE,
        BROKEN,
        REFUSED_BY_API_SERVER
    }

    FrontendStub(String ip, int port) {
        this.ip = ip;
        try {
            server = HttpServer.create(new InetSocketAddress(ip, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Also behind the path of an API server's proxy.
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String ip() {
        return ip;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How often it was asked. */
    int fetched() {
        return fetched.get();
    }

    /** The path that was asked for last. */
    String path() {
        return path;
    }

    void is(Mood next) {
        mood = next;
    }

    synchronized void serve(int requests, int tokensEach) {
        served += requests;
        tokens += (long) requests * tokensEach;
    }

    /** The process begins anew: nothing has been served. */
    synchronized void restart() {
        startedNanos = System.nanoTime();
        served = 0;
        tokens = 0;
    }

    /** The process has been running for so long. */
    synchronized void began(Duration ago) {
        startedNanos = System.nanoTime() - ago.toNanos();
    }

    private synchronized String text() {
        return """
                # TYPE dynamo_frontend_requests_total counter
                dynamo_frontend_requests_total{endpoint="chat_completions",error_type="",model="m",request_type="stream",status="success"} %1$d
                dynamo_frontend_active_requests{model="m"} 2
                dynamo_frontend_output_tokens_total{model="m"} %2$d
                dynamo_frontend_time_to_first_token_seconds_bucket{model="m",le="0.1"} 0
                dynamo_frontend_time_to_first_token_seconds_bucket{model="m",le="0.22"} %1$d
                dynamo_frontend_time_to_first_token_seconds_bucket{model="m",le="+Inf"} %1$d
                dynamo_component_uptime_seconds %3$s
                """.formatted(served, tokens, (System.nanoTime() - startedNanos) / 1e9);
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetched.incrementAndGet();
        path = exchange.getRequestURI().getPath();
        switch (mood) {
            case WELL -> send(exchange, 200, text());
            case SILENT -> untilClosed();
            case HALF_AN_ANSWER -> {
                exchange.sendResponseHeaders(200, 0);
                OutputStream body = exchange.getResponseBody();
                body.write(text().substring(0, 100).getBytes(StandardCharsets.UTF_8));
                body.flush();
                untilClosed();
            }
            case RUBBISH -> send(exchange, 200, "# fine\n<html>\n<body>It works!</body>\u001b[31m");
            case HUGE -> send(exchange, 200, "# nothing\n".repeat(200_000));
            case BROKEN -> send(exchange, 500, "no");
            case REFUSED_BY_API_SERVER ->
                send(exchange, 403, "{\"kind\":\"Status\",\"message\":\"pods \\\"p\\\" is forbidden\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void untilClosed() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
