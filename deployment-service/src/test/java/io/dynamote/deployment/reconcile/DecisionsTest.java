package io.dynamote.deployment.reconcile;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DecisionsTest {

    private final Decisions decisions = new Decisions();

    @Test
    void shouldNotWaitForWhatHappenedSinceOneLooked() throws InterruptedException {
        long seen = decisions.count();
        decisions.happened();
        long begin = System.nanoTime();

        decisions.await(seen, Duration.ofMinutes(1));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void shouldWakeWhoWaits() {
        long seen = decisions.count();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                decisions.await(seen, Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        decisions.happened();

        await().until(() -> !waiting.isAlive());
    }

    @Test
    void shouldGiveUpWhenTheTimeIsUp() throws InterruptedException {
        long begin = System.nanoTime();

        decisions.await(decisions.count(), Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }
}
