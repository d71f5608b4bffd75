package io.dynamote.deployment.service;

import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long lists of a thousand settled deployments take at the API; the figures include the client reading the JSON. */
class DeploymentListBenchmark {

    private static final int WARM_UP = 200;
    private static final int REQUESTS = 1_000;

    @Test
    void shouldListAThousandDeployments() throws Exception {
        try (ThousandDeployments scene = new ThousandDeployments()) {
            Door door = scene.door();
            measure("first page of 200", REQUESTS, () -> ask(door, "/api/deployments?limit=200"));
            measure("search", REQUESTS, () -> ask(door, "/api/deployments?limit=50&q=many-7"));
            measure(
                    "all in pages of 200",
                    REQUESTS / 5,
                    () -> assertThat(walk(door)).isEqualTo(ThousandDeployments.MANY + 1));
        }
    }

    private static void ask(Door door, String path) {
        assertThat(door.get(path).status()).isEqualTo(200);
    }

    private static int walk(Door door) {
        String path = "/api/deployments?limit=200";
        int seen = 0;
        for (String next = ""; next != null; ) {
            JsonNode page = door.get(path + next).json();
            seen += page.path("items").size();
            next = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : null;
        }
        return seen;
    }

    private static void measure(String what, int times, Runnable request) {
        for (int i = 0; i < Math.min(WARM_UP, times); i++) {
            request.run();
        }
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            request.run();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "benchmark list of 1,000 deployments, %s: n %d, p50 %.1f ms, p99 %.1f ms%n",
                what, times, nanos[times / 2] / 1e6, nanos[(int) Math.ceil(times * 0.99) - 1] / 1e6);
    }
}
