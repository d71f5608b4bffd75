package io.dynamote.web.state;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldHaveNothingToSayOfWhatWasHeardJustNow() {
        assertThat(Freshness.told(NOW.minusMillis(4_999)).caveat(NOW)).isEmpty();
    }

    @Test
    void shouldSayThatKafkaDoesNotAnswerOnceNothingIsHeard() {
        assertThat(Freshness.told(NOW.minusSeconds(5)).caveat(NOW)).startsWith("Kafka does not answer");
    }

    @Test
    void shouldTellWhatWasNeverHeardFromWhatWasHeardLongAgo() {
        assertThat(Freshness.told(null).caveat(NOW)).startsWith("What Kafka holds has not been read yet");
    }
}
