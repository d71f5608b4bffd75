package io.dynamote.embedded.cluster.frontend;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrontendMetricsTest {

    private static final FrontendMetrics.Call CHAT = new FrontendMetrics.Call("qwen", "chat_completions", true);

    private static final Duration UPTIME = Duration.ofMillis(1_500);

    private final FrontendMetrics metrics = new FrontendMetrics();

    @Test
    void shouldShowNoSeriesBeforeTheFirstRequest() {
        assertThat(metrics.text(UPTIME))
                .doesNotContain("requests_total", "_bucket")
                .contains("disconnected_clients 0");
    }

    @Test
    void shouldCountARequestFromStartToEnd() {
        metrics.started(CHAT);
        assertThat(metrics.text(UPTIME))
                .contains("dynamo_frontend_inflight_requests{model=\"qwen\"} 1")
                .contains(
                        "dynamo_frontend_requests_started_total{model=\"qwen\",endpoint=\"chat_completions\",request_type=\"stream\"} 1")
                .doesNotContain("requests_total{");

        metrics.finished(CHAT, generation(), true);

        assertThat(metrics.text(UPTIME))
                .contains("dynamo_frontend_inflight_requests{model=\"qwen\"} 0")
                .contains("dynamo_frontend_requests_total{model=\"qwen\",endpoint=\"chat_completions\","
                        + "request_type=\"stream\",status=\"success\",error_type=\"\"} 1")
                .contains("dynamo_frontend_output_tokens_total{model=\"qwen\"} 3")
                .contains("dynamo_frontend_input_sequence_tokens_sum{model=\"qwen\"} 2")
                .contains("dynamo_frontend_inter_token_latency_seconds_count{model=\"qwen\"} 2")
                .contains("dynamo_frontend_inter_token_latency_seconds_bucket{model=\"qwen\",le=\"0.0067\"} 0")
                .contains("dynamo_frontend_inter_token_latency_seconds_bucket{model=\"qwen\",le=\"0.013\"} 2")
                .contains("dynamo_frontend_request_duration_seconds_bucket{model=\"qwen\",le=\"0\"} 0")
                .contains("dynamo_frontend_request_duration_seconds_bucket{model=\"qwen\",le=\"2\"} 1")
                .contains("dynamo_frontend_request_duration_seconds_bucket{model=\"qwen\",le=\"+Inf\"} 1");
    }

    @Test
    void shouldCountAClientThatWentAwayAsCancelledAndNothingElse() {
        metrics.started(CHAT);
        metrics.finished(CHAT, generation(), false);

        assertThat(metrics.text(UPTIME))
                .contains("status=\"error\",error_type=\"cancelled\"} 1")
                .contains("dynamo_frontend_model_cancellation_total{model=\"qwen\"")
                .contains("dynamo_frontend_inflight_requests{model=\"qwen\"} 0")
                .doesNotContain("_bucket");
    }

    @Test
    void shouldDescribeEachFamilyOnce() {
        metrics.started(CHAT);
        metrics.finished(CHAT, generation(), true);
        metrics.refused(new FrontendMetrics.Call("other", "completions", false), "not_found");

        assertThat(metrics.text(UPTIME).lines().filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates()
                .contains(
                        "# TYPE dynamo_frontend_requests_total counter",
                        "# TYPE dynamo_frontend_active_requests gauge",
                        "# TYPE dynamo_frontend_time_to_first_token_seconds histogram");
        assertThat(metrics.text(UPTIME).lines())
                .allMatch(line -> line.startsWith("# ") || line.matches("[a-z_]+(\\{.*})? -?[0-9.]+"));
    }

    @Test
    void shouldTellHowLongTheProcessHasBeenRunning() {
        assertThat(metrics.text(UPTIME)).contains("dynamo_component_uptime_seconds 1.5");
    }

    @Test
    void shouldMakeNoSeriesOfAModelThatIsNotThere() {
        metrics.refused(new FrontendMetrics.Call("made-up", "completions", false).forUnknownModel(), "not_found");

        assertThat(metrics.text(UPTIME)).contains("model=\"unknown_model\"").doesNotContain("made-up");
    }

    @Test
    void shouldEscapeLabels() {
        metrics.refused(new FrontendMetrics.Call("a\"b\\c\nd", "completions", false), "not_found");

        assertThat(metrics.text(UPTIME)).contains("model=\"a\\\"b\\\\c\\nd\"");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0.0022, 0.0022", "130000, 130000", "0.5, 0.5", "0.00001, 0.000010"})
    void shouldWriteNumbersPlainly(double value, String text) {
        assertThat(Double.parseDouble(MetricsText.number(value))).isEqualTo(value);
        assertThat(MetricsText.number(value)).isEqualTo(text);
    }

    @Test
    void shouldPlanAnAnswerThatKeepsToItsLimit() {
        UnaryOperator<Duration> fast = time -> time.dividedBy(2);

        Generation short3 = Generation.of("m", "a b c", 3, fast);
        Generation whole = Generation.of("m", "a b c", 1_000, fast);

        assertThat(short3.tokens()).hasSize(3);
        assertThat(short3.finishReason()).isEqualTo("length");
        assertThat(whole.finishReason()).isEqualTo("stop");
        assertThat(whole.text()).endsWith("You wrote: a b c");
        assertThat(whole.inputTokens()).isEqualTo(3);
        assertThat(whole.betweenTokens()).isEqualTo(Duration.ofMillis(6));
        assertThat(short3.duration()).isEqualTo(short3.toFirstToken().plusMillis(12));
    }

    private static Generation generation() {
        return Generation.of("qwen", "hello world", 3, UnaryOperator.identity());
    }
}
