package io.dynamote.system.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Open streams, as so many browser tabs hold them. */
final class Viewers implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<InputStream> streams = new ArrayList<>();

    /** Opens one stream and hands on each line with the time of its arrival taken by the receiver. */
    void open(URI stream, Consumer<String> lines) {
        try {
            HttpRequest request = HttpRequest.newBuilder(stream)
                    .header("Accept", "text/event-stream")
                    .build();
            InputStream body = http.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body();
            streams.add(body);
            readers.execute(() -> read(body, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void read(InputStream body, Consumer<String> lines) {
        try (var reader = new java.io.BufferedReader(
                new java.io.InputStreamReader(body, java.nio.charset.StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                lines.accept(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            lines.accept(": closed, " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (InputStream stream : streams) {
            stream.close();
        }
        readers.shutdownNow();
        http.close();
    }
}
