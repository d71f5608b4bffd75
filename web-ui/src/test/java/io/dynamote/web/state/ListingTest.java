package io.dynamote.web.state;

import java.time.Instant;
import java.util.List;

import io.dynamote.web.upstream.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minusSeconds(60);
    private static final Answer<List<String>> FOUND = new Answer.Found<>(List.of("asked"));
    private static final Answer<List<String>> AWAY = new Answer.Unavailable<>("x-service", "x-service is down");

    @Test
    void shouldShowTheReadModelWhileKafkaAnswers() {
        assertThat(choose(new Freshness(true, NOW), AWAY, 60))
                .isEqualTo(new Listing.Loaded<>(List.of("held"), NOW, ""));
    }

    @Test
    void shouldAskTheServiceWhileKafkaIsSilent() {
        assertThat(choose(new Freshness(true, LONG_AGO), FOUND, 60))
                .isEqualTo(new Listing.Loaded<>(
                        List.of("asked"),
                        NOW,
                        "Kafka does not answer, so changes are not pushed: reload to see them."));
    }

    @Test
    void shouldShowTheLastKnownStateWithItsAgeWhenBothAreSilent() {
        assertThat(choose(new Freshness(true, LONG_AGO), AWAY, 60))
                .isEqualTo(new Listing.Loaded<>(
                        List.of("held"),
                        LONG_AGO,
                        "Neither Kafka nor the service answers: this is the last known state."));
    }

    @Test
    void shouldNeverTurnAnOutageIntoAnEmptyList() {
        assertThat(choose(new Freshness(false, null), AWAY, 1)).isInstanceOf(Listing.Loading.class);
        assertThat(choose(new Freshness(false, null), AWAY, 60)).isEqualTo(new Listing.Failed<>("x-service is down"));
        assertThat(choose(new Freshness(false, NOW), new Answer.Refused<>(500, "broken"), 60))
                .isEqualTo(new Listing.Failed<>("broken"));
    }

    private static Listing<String> choose(Freshness freshness, Answer<List<String>> answer, long upSeconds) {
        return Listing.choose(freshness, NOW, upSeconds < 15, () -> List.of("held"), () -> answer);
    }
}
