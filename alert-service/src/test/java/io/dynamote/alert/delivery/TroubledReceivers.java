package io.dynamote.alert.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Receivers that answer, refuse for now and for good, hang, and limit; they outlive the processes that send to them. */
final class TroubledReceivers implements AutoCloseable {

    /** What is asked for with {@link Reply#LIMITED}, in seconds. */
    static final String RETRY_AFTER = "0.3";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final LongConsumer atArrival;
    private volatile boolean calm;

    /** What was said to a message. */
    enum Reply {
        TAKEN,
        REFUSED,
        REJECTED,
        LIMITED,
        SILENCE
    }

    /** A message that came, from which process, with its answer. */
    record Arrival(String destination, UUID notification, long process, Instant at, Reply reply) {}

    /**
     * Receivers that are up.
     *
     * @param atArrival hears from which process a message has come, before that is answered
     */
    TroubledReceivers(LongConsumer atArrival) {
        this.atArrival = atArrival;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on everything is taken. */
    void calmDown() {
        calm = true;
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private void take(HttpExchange exchange) throws IOException {
        String destination = exchange.getRequestURI().getPath().substring(1);
        String[] body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split(" ", 2);
        int count =
                counts.computeIfAbsent(destination, name -> new AtomicInteger()).incrementAndGet();
        Reply reply = reply(destination, count);
        long process = Long.parseLong(body[1]);
        arrivals.add(new Arrival(destination, UUID.fromString(body[0]), process, Instant.now(), reply));
        atArrival.accept(process);
        switch (reply) {
            case TAKEN -> answer(exchange, 200);
            case REFUSED -> answer(exchange, 503);
            case REJECTED -> answer(exchange, 400);
            case LIMITED -> {
                exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER);
                answer(exchange, 429);
            }
            case SILENCE -> untilClosed();
        }
    }

    private Reply reply(String destination, int count) {
        if (calm || destination.equals("answers")) {
            return Reply.TAKEN;
        }
        return switch (destination) {
            case "refuses" -> count % 2 == 0 ? Reply.TAKEN : count % 8 == 1 ? Reply.REJECTED : Reply.REFUSED;
            case "limits" -> count % 3 == 0 ? Reply.LIMITED : Reply.TAKEN;
            case "hangs" -> count % 4 == 0 ? Reply.SILENCE : Reply.TAKEN;
            default -> throw new IllegalArgumentException("no such destination: " + destination);
        };
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
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
