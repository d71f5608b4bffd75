package io.dynamote.events.traffic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

import io.dynamote.events.InvalidSampleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestJsonTest {

    private static final long SEED = 7;
    private static final String LEAST = """
            {"dynamote.producer": "g", "time": "2026-11-20T12:00:00Z", "gen_ai.request.model": "m"%s}""";

    private static RequestFields read(String json) throws InvalidSampleException {
        RequestFields request = new RequestFields();
        RequestJson.read(json.getBytes(StandardCharsets.UTF_8), request);
        return request;
    }

    @Test
    void shouldReadWhatItWrites() throws Exception {
        assertThat(read(RequestJson.write(Requests.whole()))).isEqualTo(Requests.whole());
        Random random = new Random(SEED);
        for (int i = 1; i <= 2_000; i++) {
            RequestFields request = Requests.any(random, i);
            assertThat(read(RequestJson.write(request))).isEqualTo(request);
        }
    }

    @Test
    void shouldNotConfuseUnknownWithZero() throws Exception {
        RequestFields request = read(LEAST.formatted(", \"gen_ai.usage.output_tokens\": 0"));

        assertThat(request.outputTokens).isZero();
        assertThat(request.inputTokens).isEqualTo(RequestFields.UNKNOWN);
        assertThat(request.firstTokenMicros).isEqualTo(RequestFields.UNKNOWN);
        assertThat(request.sequence).isEqualTo(RequestFields.UNKNOWN);
        assertThat(request.error).isNull();
    }

    @Test
    void shouldForgetTheRequestBefore() throws Exception {
        RequestFields request = Requests.whole();
        RequestJson.read(LEAST.formatted("").getBytes(StandardCharsets.UTF_8), request);
        assertThat(request).isEqualTo(read(LEAST.formatted("")));
    }

    @Test
    void shouldIgnoreWhatItDoesNotKnowAndNull() throws Exception {
        String more =
                ", \"new\": {\"deep\": [1, {\"x\": 2}]}, \"dynamote.team\": null, \"error.type\": \"something_new\"";

        RequestFields request = read(LEAST.formatted(more));

        assertThat(request.team).isEmpty();
        assertThat(request.error).isEqualTo(ErrorClass.OTHER);
    }

    @Test
    void shouldComputeTheTimePerTokenOnlyWhereItExists() {
        RequestFields request = Requests.whole();
        assertThat(request.perTokenMicros()).isEqualTo((1_250_000 - 85_000) / 127);
        request.outputTokens = 1;
        assertThat(request.perTokenMicros()).isEqualTo(RequestFields.UNKNOWN);
        request.outputTokens = 128;
        request.error = ErrorClass.UPSTREAM;
        assertThat(request.perTokenMicros()).isEqualTo(RequestFields.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"time": "2026-11-20T12:00:00Z", "gen_ai.request.model": "m"}                 | dynamote.producer
                    {"dynamote.producer": "g", "gen_ai.request.model": "m"}                       | time
                    {"dynamote.producer": "g", "time": "2026-11-20T12:00:00Z"}                    | gen_ai.request.model
                    {"dynamote.producer": 7}                                                      | dynamote.producer
                    {"dynamote.sequence": 0}                                                      | dynamote.sequence
                    {"dynamote.sequence": 1.5}                                                    | dynamote.sequence
                    {"dynamote.epoch": -1}                                                        | dynamote.epoch
                    {"time": "yesterday"}                                                         | time
                    {"time": 1795176000}                                                          | time
                    {"time": "2026-02-29T12:00:00Z"}                                              | time
                    {"time": "2026-11-20T12:00:00+01:00"}                                         | time
                    {"time": "1969-12-31T23:59:59Z"}                                              | time
                    {"http.response.status_code": 99}                                             | http.response.status_code
                    {"http.response.status_code": 600}                                            | http.response.status_code
                    {"duration_us": -1}                                                           | duration_us
                    {"duration_us": "long"}                                                       | duration_us
                    {"duration_us": 99999999999999999999999999}                                   | duration_us
                    {"duration_us": 86400000001, "dynamote.producer": "g", "time": "2026-11-20T12:00:00Z", "gen_ai.request.model": "m"} | duration_us
                    {"gen_ai.usage.input_tokens": -3}                                             | gen_ai.usage.input_tokens
                    {"gen_ai.request.stream": "yes"}                                              | gen_ai.request.stream
                    {"error.type": 500}                                                           | error.type
                    []                                                                            | request
                    {"dynamote.producer": "g"                                                     | request
                    nonsense                                                                      | request
                    """)
    void shouldNameTheFieldAtFault(String json, String field) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(InvalidSampleException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.expected()).startsWith("must");
        });
    }

    @Test
    void shouldCheckFieldsAgainstEachOther() {
        assertThatThrownBy(() -> read(LEAST.formatted(", \"duration_us\": 5, \"time_to_first_token_us\": 6")))
                .hasMessageContaining("time_to_first_token_us must be at most duration_us, 5, not: 6");
        assertThatThrownBy(() -> read(LEAST.formatted(", \"dynamote.deployment\": \"no-namespace\"")))
                .hasMessageContaining("dynamote.deployment must be namespace/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen_ai.usage.input_tokens",
                "gen_ai.usage.output_tokens",
                "gen_ai.usage.cache_read.input_tokens",
                "gen_ai.usage.cache_creation.input_tokens",
                "gen_ai.usage.reasoning.output_tokens"
            })
    void shouldBoundTokens(String field) throws Exception {
        String json = LEAST.formatted(", \"" + field + "\": %d");
        assertThat(read(json.formatted(RequestFields.MOST_TOKENS))).isNotNull();
        assertThatThrownBy(() -> read(json.formatted(RequestFields.MOST_TOKENS + 1)))
                .hasMessage(field + " must be a whole number from 0 to 100000000, not: 100000001");
    }

    @Test
    void shouldBoundTextsAndDepth() {
        String longTeam = "t".repeat(257);
        assertThatThrownBy(() -> read(LEAST.formatted(", \"dynamote.team\": \"" + longTeam + "\"")))
                .hasMessageContaining("dynamote.team must be at most 256 characters");
        assertThatThrownBy(() -> read(LEAST.formatted(", \"x\": " + "[".repeat(50) + "]".repeat(50))))
                .isInstanceOf(InvalidSampleException.class);
    }

    @Test
    void shouldReadTimesAsTheStandardLibraryDoes() {
        Random random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            long micros = (long) (random.nextDouble() * 4_102_444_799_000_000L);
            String text = RequestJson.instant(micros).toString();
            assertThat(RequestTime.micros(text.toCharArray(), 0, text.length())).isEqualTo(micros);
        }
        String nanos = "2024-02-29T23:59:59.123456789Z";
        Instant expected = Instant.parse("2024-02-29T23:59:59.123456Z");
        assertThat(RequestJson.instant(RequestTime.micros(nanos.toCharArray(), 0, nanos.length())))
                .isEqualTo(expected);
    }
}
