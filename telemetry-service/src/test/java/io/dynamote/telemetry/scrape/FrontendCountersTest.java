package io.dynamote.telemetry.scrape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.traffic.FrontendReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrontendCountersTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static FrontendCounters.Standing read(String text) throws ScrapeException {
        return FrontendCounters.read(text.getBytes(StandardCharsets.UTF_8), null, NOON);
    }

    private static FrontendReading.Model model(String text) throws ScrapeException {
        List<FrontendReading.Model> models = read(text).models();
        assertThat(models).hasSize(1);
        return models.getFirst();
    }

    /** What Dynamo 1.6.1 said after eleven requests of a known kind. */
    @Test
    void shouldReadARealFrontend() throws IOException, ScrapeException {
        FrontendCounters.Standing standing =
                read(Files.readString(Path.of("src/test/resources/scrape/frontend-1.6.1.txt")));

        assertThat(standing.uptimeSeconds()).isEqualTo(255.116564234);
        assertThat(standing.models())
                .extracting(FrontendReading.Model::model)
                .containsExactly("demo/tiny", "unknown_model");
        FrontendReading.Model tiny = standing.models().getFirst();
        assertThat(tiny.succeeded()).isEqualTo(9);
        assertThat(tiny.failed()).isEqualTo(Map.of("cancelled", 1L));
        assertThat(tiny.inputTokens()).isEqualTo(43);
        assertThat(tiny.outputTokens()).isEqualTo(12_557);
        assertThat(tiny.cachedTokens()).isZero();
        assertThat(tiny.active()).isZero();
        assertThat(tiny.queued()).isZero();
        assertThat(tiny.duration().le()).containsExactly(0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 130.0, 260.0, 510.0);
        assertThat(tiny.duration().total()).isEqualTo(10);
        assertThat(tiny.timeToFirstToken().total()).isEqualTo(10);
        assertThat(tiny.interTokenLatency().le()).hasSize(20).contains(0.0018, 80.0);
        assertThat(tiny.interTokenLatency().total()).isEqualTo(12_547);
        FrontendReading.Model unknown = standing.models().getLast();
        assertThat(unknown.failed()).isEqualTo(Map.of("not_found", 1L));
        assertThat(unknown.duration().total()).isEqualTo(1);
        assertThat(unknown.timeToFirstToken()).isEqualTo(FrontendReading.Cumulative.NONE);
    }

    @Test
    void shouldReadTheNamesThatWereBefore() throws ScrapeException {
        FrontendReading.Model model = model("""
                nv_llm_http_service_requests_total{model="m",endpoint="completions",request_type="unary",status="success"} 5
                nv_llm_http_service_requests_total{model="m",endpoint="completions",request_type="unary",status="error"} 2
                nv_llm_http_service_inflight_requests{model="m"} 3
                nv_llm_http_service_output_sequence_tokens_sum{model="m"} 70
                nv_llm_http_service_output_sequence_tokens_count{model="m"} 5
                nv_llm_http_service_input_sequence_tokens_sum{model="m"} 40
                """);
        assertThat(model.succeeded()).isEqualTo(5);
        assertThat(model.failed()).isEqualTo(Map.of("unknown", 2L));
        assertThat(model.active()).isEqualTo(3);
        assertThat(model.outputTokens()).isEqualTo(70);
        assertThat(model.inputTokens()).isEqualTo(40);
        assertThat(model.queued()).isNull();
    }

    @Test
    void shouldPreferTheNamesThatAreNow() throws ScrapeException {
        FrontendReading.Model model = model("""
                dynamo_frontend_inflight_requests{model="m"} 7
                dynamo_frontend_active_requests{model="m"} 4
                dynamo_frontend_output_tokens_total{model="m"} 90
                dynamo_frontend_output_sequence_tokens_sum{model="m"} 70
                """);
        assertThat(model.active()).isEqualTo(4);
        assertThat(model.outputTokens()).isEqualTo(90);
    }

    @Test
    void shouldReadMetricsUnderAnotherPrefix() throws ScrapeException {
        byte[] text = "acme_requests_total{model=\"m\",status=\"success\"} 5\n".getBytes(StandardCharsets.UTF_8);
        assertThat(FrontendCounters.read(text, "acme", NOON).models().getFirst().succeeded())
                .isEqualTo(5);
        assertThatThrownBy(() -> FrontendCounters.read(text, null, NOON))
                .hasMessage("there is no metric that begins with dynamo_frontend_");
    }

    @Test
    void shouldAddUpSeriesThatDifferByALabelItDoesNotKnow() throws ScrapeException {
        FrontendReading.Model model = model("""
                dynamo_frontend_request_duration_seconds_bucket{model="m",endpoint="a",le="2"} 1
                dynamo_frontend_request_duration_seconds_bucket{model="m",endpoint="a",le="+Inf"} 2
                dynamo_frontend_request_duration_seconds_bucket{model="m",endpoint="b",le="2"} 10
                dynamo_frontend_request_duration_seconds_bucket{model="m",endpoint="b",le="+Inf"} 20
                dynamo_frontend_active_requests{model="m",endpoint="a"} 1
                dynamo_frontend_active_requests{model="m",endpoint="b"} 2
                """);
        assertThat(model.duration()).isEqualTo(new FrontendReading.Cumulative(List.of(2.0), List.of(11L, 22L)));
        assertThat(model.active()).isEqualTo(3);
    }

    @Test
    void shouldTellTheUptimeFromWhateverTellsIt() throws ScrapeException {
        String any = "dynamo_frontend_disconnected_clients 0\n";
        assertThat(read(any).uptimeSeconds()).isNull();
        assertThat(read(any).models())
                .as("a frontend that has served nothing yet")
                .isEmpty();
        assertThat(read(any + "dynamo_component_system_uptime_seconds 12.5\n").uptimeSeconds())
                .isEqualTo(12.5);
        assertThat(read(any + "process_start_time_seconds " + (NOON.getEpochSecond() - 60) + "\n")
                        .uptimeSeconds())
                .isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests_total{status=\"success\"} 1             | must have a label model of 1 to 256 characters",
                "requests_total{model=\"m\"} -1                   | requests_total must be a count of at least 0, not: -1.0",
                "requests_total{model=\"m\"} NaN                  | requests_total must be a count of at least 0, not: NaN",
                "output_tokens_total{model=\"m\"} +Inf            | output_tokens_total must be a count of at least 0, not: Infinity",
                "request_duration_seconds_bucket{model=\"m\"} 1   | must have a number in label le, not: null",
                "request_duration_seconds_bucket{model=\"m\",le=\"much\"} 1 | must have a number in label le, not: much"
            })
    void shouldRefuseWhatCannotBeTrue(String line, String reason) {
        assertThatThrownBy(() -> read("# TYPE\ndynamo_frontend_" + line)).hasMessage("line 2: " + reason);
    }

    @Test
    void shouldRefuseAHistogramThatCannotBeTrue() {
        String bucket = "dynamo_frontend_time_to_first_token_seconds_bucket{model=\"m\",le=\"%s\"} %d\n";
        assertThatThrownBy(() -> read(bucket.formatted("1", 5) + bucket.formatted("2", 6)))
                .hasMessage("time_to_first_token_seconds of m must have a bucket +Inf");
        assertThatThrownBy(() -> read(bucket.formatted("1", 5) + bucket.formatted("+Inf", 4)))
                .hasMessageContaining("counts must never go down, not: [5, 4]");
    }

    @Test
    void shouldNotTakeALevelThatCannotBeTrue() throws ScrapeException {
        assertThat(model("dynamo_frontend_active_requests{model=\"m\"} -1").active())
                .isNull();
        assertThat(model("dynamo_frontend_active_requests{model=\"m\"} NaN").active())
                .isNull();
    }

    @Test
    void shouldBoundModels() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 501; i++) {
            text.append("dynamo_frontend_active_requests{model=\"m").append(i).append("\"} 1\n");
        }
        assertThatThrownBy(() -> read(text.toString())).hasMessage("line 501: must have at most 500 models");
    }
}
