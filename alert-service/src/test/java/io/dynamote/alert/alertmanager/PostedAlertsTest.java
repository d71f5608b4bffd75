package io.dynamote.alert.alertmanager;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.dynamote.alert.state.Alert;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostedAlertsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static List<Alert> read(String json) {
        return PostedAlerts.read(JsonBody.parse(json.getBytes(UTF_8)), NOW);
    }

    @Test
    void shouldPresumeAnEndWhereNoneIsGiven() {
        Alert alert = read("[{\"labels\": {\"alertname\": \"A\"}}]").getFirst();
        assertThat(alert.startsAt()).isEqualTo(NOW);
        assertThat(alert.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(alert.endPresumed()).isTrue();
    }

    @Test
    void shouldTakeGosEmptyTimeForNone() {
        Alert alert = read("[{\"labels\": {\"a\": \"b\"}, \"startsAt\": \"0001-01-01T00:00:00Z\","
                        + " \"endsAt\": \"0001-01-01T00:00:00.000Z\"}]")
                .getFirst();
        assertThat(alert.startsAt()).isEqualTo(NOW);
        assertThat(alert.endPresumed()).isTrue();
    }

    @Test
    void shouldTakeTheEndForTheBeginningOfWhatIsOverAlready() {
        Alert alert = read("[{\"labels\": {\"a\": \"b\"}, \"endsAt\": \"2026-11-21T11:00:00+00:00\"}]")
                .getFirst();
        assertThat(alert.startsAt()).isEqualTo(NOW.minusSeconds(3_600));
        assertThat(alert.isFiring(NOW)).isFalse();
    }

    @Test
    void shouldLeaveEmptyLabelsOut() {
        assertThat(read("[{\"labels\": {\"a\": \"b\", \"c\": \"\"}}]")
                        .getFirst()
                        .labels()
                        .values())
                .containsOnlyKeys("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{"labels": {}}]                                               | [0].labels
                    [{"labels": {"a": ""}}]                                        | [0].labels
                    [{"labels": []}]                                               | [0].labels
                    [{"labels": {"a": 1}}]                                         | [0].labels.a
                    [{"labels": {"a": "b"}, "startsAt": "now"}]                    | [0].startsAt
                    [{"labels": {"a": "b"}}, {"labels": {"": "b"}}]                | [1].labels
                    [{"labels": {"a": "b"}, "startsAt": "2026-11-21T13:00:00Z", "endsAt": "2026-11-21T12:30:00Z"}] | [0].endsAt
                    {"labels": {"a": "b"}}                                         | body
                    """)
    void shouldNameWhatIsWrong(String json, String field) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .extracting(FieldError::field)
                                .contains(field));
    }
}
