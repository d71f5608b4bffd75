import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Reports requests to models to Dynamote, as a gateway written in Java would. Needs nothing but a JDK.
 *
 * <p>The guard is the point: it is opened when a request arrives and reports when it is closed, in a {@code try} that every
 * way out leads through: answered, failed, or given up by a client in the middle of a stream. A way out that nobody thought
 * of is a failure of the gateway itself. Between the two the request is under way, which a pulse tells every few seconds; it holds for a lease, so a gateway that dies leaves nothing under way.
 * Reporting never makes a request wait: a full queue drops the report and counts the drop.
 *
 * <p>Run it against a portal to see it count: {@code java Gateway.java http://127.0.0.1:8080}
 */
final class Gateway {

    /** Sends reports in the background, in batches, again until they are taken. */
    static final class Reporter implements AutoCloseable {

        private static final Map<String, Object> END = Map.of();

        private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        private final URI address;
        private final String producer;
        private final long epoch = Instant.now().getEpochSecond(); // grows with each start
        private final BlockingQueue<Map<String, Object>> queue = new ArrayBlockingQueue<>(10_000);
        private final LongAdder dropped = new LongAdder();
        private final Map<Map<String, Object>, LongAdder> active = new ConcurrentHashMap<>();
        private final Thread thread = Thread.ofVirtual().unstarted(this::run);
        private final Thread pulses = Thread.ofVirtual().unstarted(this::pulse);
        private long sequence;

        Reporter(String portal, String producer) {
            this.address = URI.create(portal + "/api/telemetry/");
            this.producer = producer;
            thread.start();
            pulses.start();
        }

        private void count(Map<String, Object> attributes, int by) {
            Map<String, Object> key = new LinkedHashMap<>(attributes);
            key.keySet().retainAll(List.of("dynamote.deployment", "dynamote.team", "gen_ai.request.model"));
            active.computeIfAbsent(key, k -> new LongAdder()).add(by);
        }

        /** What is under way; if one is not taken, the next one says more. */
        private void pulse() {
            try {
                while (true) {
                    String under = active.entrySet().stream()
                            .map(each -> json(each.getKey()).replaceFirst("}$", ",\"count\":" + each.getValue() + "}"))
                            .collect(Collectors.joining(",", "[", "]"));
                    String pulse = json(Map.of("dynamote.producer", producer, "time", Instant.now().toString()))
                            .replaceFirst("}$", ",\"dynamote.epoch\":" + epoch + ",\"lease_seconds\":10,\"active\":");
                    try {
                        http.send(
                                HttpRequest.newBuilder(address.resolve("pulses"))
                                        .timeout(Duration.ofSeconds(3))
                                        .POST(HttpRequest.BodyPublishers.ofString(pulse + under + "}"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
                    } catch (IOException e) {
                        System.err.println("no pulse: " + e);
                    }
                    Thread.sleep(3_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        Guard request(Map<String, Object> attributes) {
            return new Guard(this, attributes);
        }

        /** Numbers and order belong together. */
        private synchronized void offer(Map<String, Object> report) {
            report.put("dynamote.producer", producer);
            report.put("dynamote.epoch", epoch);
            report.put("dynamote.sequence", sequence + 1);
            if (queue.offer(report)) {
                sequence++;
            } else {
                dropped.increment();
            }
        }

        private void run() {
            try {
                boolean last = false;
                while (!last) {
                    List<Map<String, Object>> batch = new ArrayList<>(List.of(queue.take()));
                    queue.drainTo(batch, 499);
                    last = batch.remove(END);
                    if (!batch.isEmpty()) {
                        deliver(batch.stream().map(Gateway::json).collect(Collectors.joining("\n")));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** What was taken twice is counted once, because it is numbered. */
        private void deliver(String lines) throws InterruptedException {
            while (true) {
                long pause = 1;
                try {
                    HttpResponse<String> answer = http.send(
                            HttpRequest.newBuilder(address.resolve("requests"))
                                    .header("Content-Type", "application/x-ndjson")
                                    .timeout(Duration.ofSeconds(10))
                                    .POST(HttpRequest.BodyPublishers.ofString(lines))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    int status = answer.statusCode();
                    if (status != 429 && status < 500) {
                        if (status != 202 || !answer.body().contains("\"refused\":0")) {
                            System.err.println("not all was taken: " + answer.body());
                        }
                        return;
                    }
                    pause = answer.headers()
                            .firstValue("Retry-After")
                            .filter(seconds -> seconds.matches("\\d{1,4}"))
                            .map(Long::valueOf)
                            .orElse(pause);
                } catch (IOException e) {
                    System.err.println("told again: " + e);
                }
                Thread.sleep(pause * 1_000);
            }
        }

        @Override
        public void close() throws InterruptedException {
            queue.put(END);
            thread.join();
            pulses.interrupt();
            http.close();
        }
    }

    /** One request from its arrival to its end. */
    static final class Guard implements AutoCloseable {

        private final Reporter reporter;
        private final Map<String, Object> report;
        private final long begin = System.nanoTime();
        private boolean ended;

        Guard(Reporter reporter, Map<String, Object> attributes) {
            this.reporter = reporter;
            this.report = new LinkedHashMap<>(attributes);
            reporter.count(attributes, 1);
        }

        void firstToken() {
            report.putIfAbsent("time_to_first_token_us", micros());
        }

        /** The answer was read to its end. */
        void answered(long inputTokens, long outputTokens) {
            report.put("gen_ai.usage.input_tokens", inputTokens);
            report.put("gen_ai.usage.output_tokens", outputTokens);
            ended = true;
        }

        /** The client has gone away. */
        void cancelled() {
            report.put("dynamote.cancelled", true);
            ended = true;
        }

        /** One of auth, validation, upstream, timeout, internal. */
        void failed(String errorType) {
            report.put("error.type", errorType);
            ended = true;
        }

        /** Without an end something was thrown that nobody expected. */
        @Override
        public void close() {
            if (!ended) {
                failed("internal");
            }
            report.put("duration_us", micros());
            report.put("time", Instant.now().toString());
            reporter.count(report, -1);
            reporter.offer(report);
        }

        private long micros() {
            return (System.nanoTime() - begin) / 1_000;
        }
    }

    private static String json(Map<String, Object> report) {
        return report.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":"
                        + (field.getValue() instanceof String text ? quoted(text) : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(
                c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : Character.toString(c)));
        return json.append('"').toString();
    }

    /** Passes the tokens of a worker on to a client, which says whether it is still there. */
    private static void serve(
            Reporter reporter, Map<String, Object> about, Iterator<String> worker, Predicate<String> client) {
        try (Guard guard = reporter.request(about)) {
            int tokens = 0;
            for (String token = next(worker, guard); token != null; token = next(worker, guard)) {
                guard.firstToken();
                if (!client.test(token)) {
                    guard.cancelled();
                    return;
                }
                tokens++;
            }
            guard.answered(12, tokens);
        }
    }

    private static String next(Iterator<String> worker, Guard guard) {
        try {
            return worker.hasNext() ? worker.next() : null;
        } catch (UncheckedIOException e) {
            guard.failed("upstream");
            throw e;
        }
    }

    private static String token(int number, boolean breaks) {
        if (breaks && number == 3) {
            throw new UncheckedIOException(new IOException("the worker has gone"));
        }
        return "token " + number;
    }

    private static boolean take(String token, boolean leaves, boolean fault) {
        if (fault && token.equals("token 4")) {
            throw new IllegalStateException("a fault of the gateway itself");
        }
        return !leaves || !token.equals("token 5");
    }

    public static void main(String[] args) throws InterruptedException {
        Map<String, Object> about = Map.of(
                "dynamote.deployment", "dynamo-system/example-java",
                "dynamote.team", "examples",
                "gen_ai.operation.name", "chat",
                "gen_ai.request.model", "Qwen/Qwen3-0.6B",
                "gen_ai.request.stream", true);
        Reporter reporter = new Reporter(args[0], "example-java-" + ProcessHandle.current().pid());
        for (int i = 0; i < 100; i++) {
            int kind = i % 10;
            try {
                Iterator<String> worker = IntStream.rangeClosed(1, 20)
                        .mapToObj(number -> token(number, kind == 3))
                        .iterator();
                serve(reporter, about, worker, token -> take(token, kind == 7, kind == 5));
            } catch (UncheckedIOException | IllegalStateException e) {
                // what the client is told; the guard has reported it
            }
        }
        try (Guard slow = reporter.request(about)) { // long enough to be seen under way
            Thread.sleep(4_000);
            slow.answered(12, 1);
        }
        reporter.close();
        System.out.printf("told of %d requests, dropped %d%n", reporter.sequence, reporter.dropped.sum());
    }
}
