package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What a scraper makes of a frontend's metrics, whatever the frontend has been through. */
class ExpositionTest {

    private static final String PREFIX = "dynamo_frontend_";

    private final FrontendMetrics metrics = new FrontendMetrics();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldStaySoundAndAddUpThroughAnyTraffic(long seed) {
        var random = new Random(seed);
        var open = new ArrayList<Runnable>();
        Exposition before = Exposition.parse(metrics.text(Duration.ZERO));
        for (int step = 0; step < 400; step++) {
            act(random, open);
            if (step % 50 == 0) {
                Exposition now = Exposition.parse(metrics.text(Duration.ZERO));
                now.requireSoundHistograms();
                requireNoStepBack(before, now);
                before = now;
            }
        }
        open.forEach(Runnable::run);

        Exposition end = Exposition.parse(metrics.text(Duration.ZERO));
        end.requireSoundHistograms();
        for (String model : List.of("a", "b\\\"\nc")) {
            requireSums(end, MetricsText.label("model", model));
        }
    }

    @Test
    void shouldUseTheNamesAndTypesOfDynamo() {
        var call = new FrontendMetrics.Call("m", "completions", false);
        metrics.started(call);
        metrics.finished(call, generation(3), true);
        metrics.started(call);
        metrics.finished(call, generation(3), false);

        assertThat(Exposition.parse(metrics.text(Duration.ZERO)).types())
                .containsEntry(PREFIX + "requests_total", "counter")
                .containsEntry(PREFIX + "requests_started_total", "counter")
                .containsEntry(PREFIX + "output_tokens_total", "counter")
                .containsEntry(PREFIX + "model_cancellation_total", "counter")
                .containsEntry(PREFIX + "active_requests", "gauge")
                .containsEntry(PREFIX + "inflight_requests", "gauge")
                .containsEntry(PREFIX + "disconnected_clients", "gauge")
                .containsEntry(PREFIX + "request_duration_seconds", "histogram")
                .containsEntry(PREFIX + "time_to_first_token_seconds", "histogram")
                .containsEntry(PREFIX + "inter_token_latency_seconds", "histogram")
                .containsEntry(PREFIX + "input_sequence_tokens", "histogram")
                .containsEntry(PREFIX + "output_sequence_tokens", "histogram");
    }

    private void act(Random random, List<Runnable> open) {
        var call = new FrontendMetrics.Call(
                random.nextBoolean() ? "a" : "b\\\"\nc",
                random.nextBoolean() ? "chat_completions" : "completions",
                random.nextBoolean());
        if (random.nextInt(10) == 0) {
            metrics.refused(call, "validation");
        } else if (random.nextBoolean() || open.isEmpty()) {
            metrics.started(call);
            Generation generation = generation(1 + random.nextInt(60));
            boolean complete = random.nextInt(5) > 0;
            open.add(() -> metrics.finished(call, generation, complete));
        } else {
            open.remove(random.nextInt(open.size())).run();
        }
    }

    private static void requireSums(Exposition end, String model) {
        String labels = "{" + model + "}";
        double successes = end.sum(PREFIX + "requests_total", model + ",") - failures(end, model);
        double tokens = end.value(PREFIX + "output_tokens_total" + labels);
        assertThat(end.value(PREFIX + "active_requests" + labels)).isZero();
        assertThat(end.sum(PREFIX + "requests_started_total", model + ","))
                .isEqualTo(successes + end.sum(PREFIX + "model_cancellation_total", model + ","));
        for (String histogram :
                List.of("request_duration_seconds", "time_to_first_token_seconds", "input_sequence_tokens")) {
            assertThat(end.value(PREFIX + histogram + "_count" + labels)).isEqualTo(successes);
        }
        assertThat(end.value(PREFIX + "output_sequence_tokens_sum" + labels)).isEqualTo(tokens);
        assertThat(end.value(PREFIX + "inter_token_latency_seconds_count" + labels))
                .as("a gap after each token but the last")
                .isEqualTo(tokens - successes);
        assertThat(end.value(PREFIX + "request_duration_seconds_sum" + labels))
                .as("the first token and all gaps")
                .isCloseTo(
                        end.value(PREFIX + "time_to_first_token_seconds_sum" + labels)
                                + end.value(PREFIX + "inter_token_latency_seconds_sum" + labels),
                        within(1e-6));
    }

    private static double failures(Exposition end, String model) {
        return end.samples().entrySet().stream()
                .filter(sample -> sample.getKey().startsWith(PREFIX + "requests_total{" + model + ",")
                        && sample.getKey().contains("status=\"error\""))
                .mapToDouble(java.util.Map.Entry::getValue)
                .sum();
    }

    private static void requireNoStepBack(Exposition before, Exposition now) {
        before.samples().forEach((series, value) -> {
            if (!series.contains("_requests{")) {
                assertThat(now.value(series)).as(series).isGreaterThanOrEqualTo(value);
            }
        });
    }

    private static Generation generation(int limit) {
        return Generation.of("m", "how are you " + "today ".repeat(limit), limit, UnaryOperator.identity());
    }
}
