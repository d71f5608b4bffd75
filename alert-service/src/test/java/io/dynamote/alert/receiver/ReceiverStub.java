package io.dynamote.alert.receiver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A chat server that answers, limits, hangs and breaks off. */
final class ReceiverStub implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile Reply reply = new Reply(200, "ok", null, Manner.WELL);

    /** How it behaves. */
    enum Manner {
        WELL,
        SILENT,
        BREAKS_OFF,
        ENDLESS_BODY
    }

    record Reply(int status, String body, @Nullable String retryAfter, Manner manner) {}

    ReceiverStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    SecretUrl url() {
        return SecretUrl.parse("http://127.0.0.1:" + server.getAddress().getPort() + "/services/T000/B000/s3cr3t");
    }

    List<String> bodies() {
        return bodies;
    }

    void replies(int status, String body, @Nullable String retryAfter) {
        reply = new Reply(status, body, retryAfter, Manner.WELL);
    }

    void is(Manner manner) {
        reply = new Reply(200, "ok", null, manner);
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Reply now = reply;
        switch (now.manner()) {
            case WELL -> send(exchange, now);
            case SILENT -> untilClosed();
            case BREAKS_OFF -> exchange.close();
            case ENDLESS_BODY -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                untilClosed();
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            if (reply.retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
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
