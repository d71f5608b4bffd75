package io.dynamote.catalog.model;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.dynamote.catalog.CatalogClient;
import io.dynamote.catalog.CatalogFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a search over 10,000 models takes at the API. Its name keeps it out of the usual runs:
 *
 * <pre>
 * ./mvnw -pl catalog-service -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=CatalogFilterBenchmark -Dfailsafe.failIfNoSpecifiedTests=false
 * </pre>
 */
class CatalogFilterBenchmark {

    private static final int MODELS = 10_000;
    private static final int REQUESTS = 2_000;
    private static final int WARM_UP = 1_000;
    private static final double LIMIT_MILLIS = 50;

    private static final List<String> QUERIES = List.of(
            "",
            "?q=coder",
            "?q=caf%C3%A9%20long%2032B",
            "?engine=sglang&task=chat",
            "?minSize=3B&maxSize=14B&limit=200",
            "?q=model-9999",
            "?q=nothing%20such",
            "?q=boring&engine=vllm&task=text-generation&minSize=1B&limit=200");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldFilterTenThousandModelsWithinFiftyMilliseconds() throws Exception {
        try (CatalogFixture fixture = new CatalogFixture()) {
            CatalogClient client = fixture.client();
            String file = CatalogFile.write(Models.many(MODELS));
            for (String query : List.of("?dryRun=true", "?dryRun=true", "")) {
                long started = System.nanoTime();
                assertThat(client.post("/api/models/import" + query, file, "Content-Type", "application/yaml")
                                .status())
                        .isEqualTo(200);
                print("import%s of %d models: %d ms".formatted(query, MODELS, millis(System.nanoTime() - started)));
            }
            measure(client.address(), 1, WARM_UP);
            for (int clients : new int[] {1, 4}) {
                long[] nanos = measure(client.address(), clients, REQUESTS);
                print("filter of %d models, %d clients: p50 %.2f ms, p99 %.2f ms, max %.2f ms"
                        .formatted(MODELS, clients, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1)));
                assertThat(at(nanos, 0.99)).isLessThan(LIMIT_MILLIS);
            }
            long started = System.nanoTime();
            int writes = 50;
            for (int i = 0; i < writes; i++) {
                client.post("/api/models", CatalogClient.model("bench/model-" + i, "Bench " + i));
            }
            print("write into %d models: %d ms each".formatted(MODELS, millis(System.nanoTime() - started) / writes));
        }
    }

    private long[] measure(URI address, int clients, int requests) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> runs = IntStream.range(0, clients)
                    .mapToObj(client -> executor.submit(() -> run(address, requests / clients)))
                    .toList();
            long[] all = new long[0];
            for (Future<long[]> run : runs) {
                long[] nanos = run.get();
                all = Arrays.copyOf(all, all.length + nanos.length);
                System.arraycopy(nanos, 0, all, all.length - nanos.length, nanos.length);
            }
            Arrays.sort(all);
            return all;
        }
    }

    private long[] run(URI address, int requests) throws Exception {
        long[] nanos = new long[requests];
        for (int i = 0; i < requests; i++) {
            HttpRequest request = HttpRequest.newBuilder(
                            address.resolve("/api/models" + QUERIES.get(i % QUERIES.size())))
                    .build();
            long started = System.nanoTime();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .statusCode())
                    .isEqualTo(200);
            nanos[i] = System.nanoTime() - started;
        }
        return nanos;
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.ceil((sorted.length - 1) * quantile)] / 1e6;
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static void print(String line) {
        System.out.println("benchmark " + line);
    }
}
