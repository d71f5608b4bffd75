package io.dynamote.runtime.page;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldBeFreshForAsLongAsKafkaIsRead() {
        assertThat(Age.heard(NOW, NOW)).isEqualTo(new Age(NOW, false));
        Instant longAgo = NOW.minus(Age.FRESH);
        assertThat(Age.heard(longAgo, NOW)).isEqualTo(new Age(longAgo, false));
    }

    @Test
    void shouldBeStaleWhenKafkaIsAway() {
        Instant before = NOW.minus(Age.FRESH).minusMillis(1);
        assertThat(Age.heard(before, NOW)).isEqualTo(new Age(before, true));
    }

    @Test
    void shouldBeStaleBeforeAnythingWasRead() {
        assertThat(Age.heard(null, NOW)).isEqualTo(new Age(null, true));
    }
}
