package io.dynamote.events;

import java.nio.charset.StandardCharsets;

import io.dynamote.events.traffic.GatewayPulse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What is said of samples that cannot be read. */
class SampleCodecTest {

    private static final String PULSE = """
            {"dynamote.producer": "g", "dynamote.epoch": 1, "time": "2026-11-20T12:00:00Z", "lease_seconds": 10,
             "active": [{"gen_ai.request.model": "m", "count": 1}]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"dynamote.epoch\": 1,||dynamote.epoch|null|must be given",
                "\"count\": 1|\"count\": \"many\"|active[0].count|many|must be of type long",
                "\"count\": 1|\"count\": -1|active[0]|count must be at least 0, not: -1|must hold to GatewayPulse",
                "2026-11-20T12:00:00Z|noon|time|noon|must be of type Instant",
                "\"lease_seconds\": 10|\"lease_seconds\": 0|value|lease_seconds must be 1 to 300, not: 0|must hold to GatewayPulse"
            })
    void shouldNameTheFieldTheValueAndWhatWasExpected(
            String part, String instead, String field, String value, String expected) {
        byte[] json = PULSE.replace(part, instead == null ? "" : instead).getBytes(StandardCharsets.UTF_8);
        InvalidSampleException refused =
                catchThrowableOfType(InvalidSampleException.class, () -> SampleCodec.decode(json, GatewayPulse.class));
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.value()).isEqualTo(value);
        assertThat(refused.expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dynamote.producer", "dynamote.deployment", "dynamote.team", "gen_ai.request.model"})
    void shouldBoundTheNamesInAPulse(String field) throws Exception {
        String whole = PULSE.replace(
                "\"gen_ai.request.model\": \"m\"",
                "\"gen_ai.request.model\": \"m\", \"dynamote.deployment\": \"d\", \"dynamote.team\": \"t\"");
        String longest =
                whole.replaceAll("\"" + field + "\": \"\\w\"", "\"" + field + "\": \"" + "x".repeat(256) + '"');
        assertThat(longest).hasSizeGreaterThan(whole.length());

        assertThat(decode(longest).leaseSeconds()).isEqualTo(10);
        InvalidSampleException refused =
                catchThrowableOfType(InvalidSampleException.class, () -> decode(longest.replace("xx\"", "xxx\"")));
        assertThat(refused).hasMessageContaining(field + " must be at most 256 characters, not: 257");
    }

    private static GatewayPulse decode(String json) throws InvalidSampleException {
        return SampleCodec.decode(json.getBytes(StandardCharsets.UTF_8), GatewayPulse.class);
    }
}
