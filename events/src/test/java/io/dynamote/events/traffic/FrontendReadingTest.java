package io.dynamote.events.traffic;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is impossible is refused where it is read: later it would be in sums. */
class FrontendReadingTest {

    private static final String MODEL = """
            {"gen_ai.request.model": "m", "succeeded": 1, "gen_ai.usage.input_tokens": 1,
             "gen_ai.usage.output_tokens": 1, "gen_ai.usage.cache_read.input_tokens": 1, %s}""";
    private static final String NOON = "2026-11-20T12:00:00Z";

    private static FrontendReading read(String time, String models) throws InvalidSampleException {
        String reading = """
                {"dynamote.producer": "scrape:ns/d/pod", "time": "%s", "dynamote.deployment": "ns/d", "interval_seconds": 5,
                 "watched_from_start": true, "models": [%s]}""".formatted(time, models);
        return SampleCodec.decode(reading.getBytes(StandardCharsets.UTF_8), FrontendReading.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    "succeeded": -1                                              | succeeded must be from 0 to
                    "succeeded": 9000000000000000000                             | succeeded must be from 0 to
                    "gen_ai.usage.input_tokens": -5                              | gen_ai.usage.input_tokens must be from 0 to
                    "gen_ai.usage.output_tokens": 4611686018427387904            | gen_ai.usage.output_tokens must be from 0 to
                    "gen_ai.usage.cache_read.input_tokens": -1                   | gen_ai.usage.cache_read.input_tokens must be from 0
                    "active": -1                                                 | active must be from 0 to
                    "queued": -1                                                 | queued must be from 0 to
                    "failed": {"internal": -1}                                   | failed.internal must be from 0 to
                    "failed": {"a": 400000000000000, "b": 400000000000000}       | requests must be from 0 to
                    "duration_seconds": {"le": [1], "counts": [0, 9000000000000000000]} | counts must be from 0 to
                    """)
    void shouldRefuseCountersThatCannotBe(String field, String message) {
        assertThatThrownBy(() -> read(NOON, MODEL.formatted(field)))
                .isInstanceOf(InvalidSampleException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldTakeCountersOfManyYears() throws Exception {
        FrontendReading reading = read(NOON, MODEL.formatted("\"gen_ai.usage.output_tokens\": 400000000000000"));
        assertThat(reading.models().getFirst().outputTokens()).isEqualTo(400_000_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "-1000000000-01-01T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "2100-01-01T00:00:00Z",
        "+1000000000-12-31T00:00:00Z"
    })
    void shouldRefuseTimesThatCannotBeCountedWith(String time) {
        assertThatThrownBy(() -> read(time, MODEL.formatted("\"active\": 0")))
                .isInstanceOf(InvalidSampleException.class)
                .hasMessageContaining("time must be given, after 1970 and before 2100");
    }

    @Test
    void shouldRefuseTooManyModelsAndOneTwice() {
        String model = "{\"gen_ai.request.model\": \"m-%d\", \"succeeded\": 1, \"gen_ai.usage.input_tokens\": 0,"
                + " \"gen_ai.usage.output_tokens\": 0, \"gen_ai.usage.cache_read.input_tokens\": 0}";
        String many = IntStream.rangeClosed(0, FrontendReading.MOST_MODELS)
                .mapToObj(model::formatted)
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> read(NOON, many)).hasMessageContaining("models must be at most 1000, each once");
        assertThatThrownBy(() -> read(NOON, model.formatted(1) + "," + model.formatted(1)))
                .hasMessageContaining("models must be at most 1000, each once");
    }
}
