package io.dynamote.telemetry.traffic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * To whichever instance answers, as lines of JSON, every second body zipped. A body that was not answered 202 may have
 * been taken all the same, and goes out again, to another instance.
 */
final class HttpDelivery implements Delivery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES = 150;

    private final List<URI> instances;
    private final Random random;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    HttpDelivery(List<URI> instances, Random random) {
        this.instances = instances;
        this.random = random;
    }

    @Override
    public boolean takesBatches() {
        return false;
    }

    @Override
    public void deliver(List<Parcel> parcels) throws InterruptedException {
        for (int from = 0; from < parcels.size(); from += LINES) {
            List<Parcel> lines = parcels.subList(from, Math.min(parcels.size(), from + LINES));
            byte[] body = body(lines);
            while (!taken(body, lines.size())) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private boolean taken(byte[] body, int lines) throws InterruptedException {
        List<URI> order = new ArrayList<>(instances);
        Collections.shuffle(order, random);
        HttpRequest.Builder request = HttpRequest.newBuilder(order.getFirst().resolve("/api/telemetry/requests"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-ndjson");
        boolean zipped = random.nextBoolean();
        if (zipped) {
            request.header("Content-Encoding", "gzip");
        }
        request.POST(HttpRequest.BodyPublishers.ofByteArray(zipped ? zip(body) : body));
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 202) {
                assertThat(answer.statusCode()).as(answer.body()).isIn(429, 500, 503);
                return false;
            }
            JsonNode report = JSON.readTree(answer.body());
            assertThat(report.path("accepted").asInt()).as(answer.body()).isEqualTo(lines);
            return true;
        } catch (IOException _) {
            return false; // killed before it answered
        }
    }

    private static byte[] body(List<Parcel> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Parcel line : lines) {
            body.writeBytes(line.bytes());
            body.write('\n');
        }
        return body.toByteArray();
    }

    private static byte[] zip(byte[] body) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    @Override
    public void close() {
        http.close();
    }
}
