package io.dynamote.agent.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for telemetry-service: takes batches, remembers every line, and behaves badly when told to. It may be closed and
 * opened again at the same port.
 */
public final class TelemetryStub implements AutoCloseable {

    /** What it does with a request, in order; it takes the batch when there is nothing left. */
    public interface Behaviour {
        void answer(HttpExchange exchange, List<String> lines) throws IOException;
    }

    private final List<String> lines = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final Deque<Behaviour> next = new ArrayDeque<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private HttpServer server;
    private final int port;
    private long bytes;

    public TelemetryStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        port = server.getAddress().getPort();
        serve();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Every line that was taken, in the order in which it came. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** When each request came, {@link System#nanoTime}. */
    public synchronized List<Long> times() {
        return List.copyOf(times);
    }

    /** Bytes of bodies so far. */
    public synchronized long bytes() {
        return bytes;
    }

    public synchronized void then(Behaviour behaviour) {
        next.add(behaviour);
    }

    /** Refuses connections until {@link #open}. */
    public void cutOff() {
        server.stop(0);
    }

    public void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** Takes the lines and says so. */
    public void take(HttpExchange exchange, List<String> received) throws IOException {
        synchronized (this) {
            lines.addAll(received);
        }
        answer(exchange, 202, "{\"accepted\": " + received.size() + ", \"refused\": 0}");
    }

    /** Answers without taking anything. */
    public static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void serve() {
        server.setExecutor(executor);
        server.createContext("/api/telemetry/hosts", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Behaviour behaviour;
            synchronized (this) {
                times.add(System.nanoTime());
                bytes += body.length;
                behaviour = next.isEmpty() ? this::take : next.removeFirst();
            }
            try (GZIPInputStream unzipped = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
                String text = new String(unzipped.readAllBytes(), StandardCharsets.UTF_8);
                behaviour.answer(exchange, text.lines().toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
