package io.dynamote.alert.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dynamote.alert.label.LabelSet;
import org.awaitility.Awaitility;

/** Debian's Alertmanager with a route for each script, and the webhook to which it sends. */
final class AlertmanagerProcess implements AutoCloseable {

    static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Map<Integer, Queue<ScriptedPipeline.Sent>> received = new ConcurrentHashMap<>();
    private final Queue<JsonNode> bodies = new ConcurrentLinkedQueue<>();
    private final HttpServer webhook;
    private final Process process;
    private final URI address;

    AlertmanagerProcess(Path directory, List<AlertScript> scripts) throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        webhook.createContext("/", this::receive);
        webhook.setExecutor(threads);
        webhook.start();
        Path file = directory.resolve("alertmanager.yml");
        Files.writeString(file, configuration(scripts));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        address = URI.create("http://127.0.0.1:" + port);
        process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::isReady);
    }

    private boolean isReady() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/-/ready")).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private String configuration(List<AlertScript> scripts) {
        StringBuilder text = new StringBuilder("route:\n  receiver: none\n  routes:\n");
        for (AlertScript script : scripts) {
            text.append("""
                      - matchers: ['script="%1$d"']
                        receiver: r%1$d
                        group_by: %2$s
                        group_wait: %3$dms
                        group_interval: %4$dms
                        repeat_interval: %5$dms
                    """.formatted(
                            script.number(),
                            script.groupBy().toString().replace("...", "'...'"),
                            script.groupWait().toMillis(),
                            script.interval().toMillis(),
                            script.repeatInterval().toMillis()));
        }
        text.append("""
                inhibit_rules:
                  - source_matchers: ['kind="INHIBITED"', 'role="source"']
                    target_matchers: ['kind="INHIBITED"', 'role="target"']
                    equal: [script, g]
                receivers:
                  - name: none
                """);
        for (AlertScript script : scripts) {
            text.append("  - name: r%1$d\n    webhook_configs: [{url: 'http://127.0.0.1:%2$d/%1$d'}]\n"
                    .formatted(script.number(), webhook.getAddress().getPort()));
        }
        return text.toString();
    }

    /** The messages of a script so far. */
    List<ScriptedPipeline.Sent> received(int script) {
        return List.copyOf(received.getOrDefault(script, new ConcurrentLinkedQueue<>()));
    }

    /** The messages of all scripts, as they came. */
    List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    private void receive(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        bodies.add(body);
        TreeSet<String> firing = new TreeSet<>();
        TreeSet<String> resolved = new TreeSet<>();
        for (JsonNode alert : body.path("alerts")) {
            (alert.path("status").asText().equals("firing") ? firing : resolved)
                    .add(alert.at("/labels/n").asText());
        }
        TreeMap<String, String> labels = new TreeMap<>();
        body.path("groupLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        int script = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
        received.computeIfAbsent(script, number -> new ConcurrentLinkedQueue<>())
                .add(new ScriptedPipeline.Sent(labels.toString(), firing, resolved, now));
        try (exchange) {
            exchange.sendResponseHeaders(200, -1);
        }
    }

    void alert(LabelSet labels, Instant start, Instant end) {
        ObjectNode alert =
                JSON.createObjectNode().put("startsAt", start.toString()).put("endsAt", end.toString());
        labels.values().forEach(alert.putObject("labels")::put);
        post("/api/v2/alerts", JSON.createArrayNode().add(alert));
    }

    void silence(AlertScript script, int alert, Instant start, Instant end) {
        ObjectNode silence = JSON.createObjectNode()
                .put("startsAt", start.toString())
                .put("endsAt", end.toString())
                .put("createdBy", "test")
                .put("comment", "test");
        Map.of("script", Integer.toString(script.number()), "n", AlertScript.name(alert))
                .forEach((name, value) -> silence.withArray("matchers")
                        .addObject()
                        .put("name", name)
                        .put("value", value)
                        .put("isRegex", false)
                        .put("isEqual", true));
        post("/api/v2/silences", silence);
    }

    private void post(String path, JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        webhook.stop(0);
        threads.shutdownNow();
    }
}
