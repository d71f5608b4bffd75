package io.dynamote.telemetry.host;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ListeningTest {

    private static final Instant T = Instant.parse("2026-11-20T12:00:00Z");

    private final Listening listening = new Listening();

    @Test
    void shouldJudgeByTheNewestSampleBeforeEverythingIsRead() {
        assertThat(listening.until()).isNull();
        assertThat(listening.judgedAt(T)).isEqualTo(T);
    }

    @Test
    void shouldGiveAgentsTimeToComeBackAfterAStart() {
        Instant newest = T.minusSeconds(60);
        listening.heardAll(T);
        assertThat(listening.judgedAt(newest)).isEqualTo(newest);
        listening.heardAll(T.plusSeconds(9));
        assertThat(listening.judgedAt(newest)).isEqualTo(newest);
        listening.heardAll(T.plusSeconds(10));
        assertThat(listening.judgedAt(newest)).isEqualTo(T.plusSeconds(10));
    }

    @Test
    void shouldNotGoOnJudgingWhileKafkaIsAway() {
        listening.heardAll(T);
        listening.heardAll(T.plusSeconds(20));
        assertThat(listening.judgedAt(T.plusSeconds(20))).isEqualTo(T.plusSeconds(20));
        assertThat(listening.until()).isEqualTo(T.plusSeconds(20));
    }
}
