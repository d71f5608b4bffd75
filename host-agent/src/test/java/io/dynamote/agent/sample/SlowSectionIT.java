package io.dynamote.agent.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SlowSectionIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(TIME, ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void shouldGiveEachReadingOnceUnlessAskedAgain() {
        try (SlowSection<String> section = started(LONG, LONG, () -> Reading.of("a"))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(section.take(false)).isEqualTo(new Section<>(TIME, Reading.of("a"))));
            assertThat(section.take(false)).isNull();
            assertThat(section.take(true)).isEqualTo(new Section<>(TIME, Reading.of("a")));
        }
    }

    @Test
    void shouldHaveNothingBeforeTheFirstReading() {
        SlowSection<String> section = new SlowSection<>("x", LONG, LONG, CLOCK, () -> Reading.of("a"));
        assertThat(section.take(true)).isNull();
    }

    @Test
    void shouldReadAgainAfterTheInterval() {
        AtomicInteger count = new AtomicInteger();
        try (SlowSection<Integer> section =
                started(Duration.ofMillis(20), LONG, () -> Reading.of(count.incrementAndGet()))) {
            await().atMost(PATIENCE).until(() -> count.get() > 2);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    section.take(true).reading().value().orElseThrow())
                            .isGreaterThan(1));
        }
    }

    @Test
    void shouldSayOnceThatAReadingHangsAndForgetItWhenItIsBack() {
        CountDownLatch stuck = new CountDownLatch(1);
        try (SlowSection<String> section = started(LONG, Duration.ofMillis(50), () -> {
            stuck.await();
            return Reading.of("back");
        })) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(section.take(false))
                            .isNotNull()
                            .satisfies(taken -> assertThat(((Reading.Unavailable<String>) taken.reading()).reason())
                                    .isEqualTo(Reason.TIMED_OUT)));
            assertThat(section.take(false)).isNull();
            assertThat(section.take(true).reading().value()).isEmpty();
            stuck.countDown();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(section.take(true).reading()).isEqualTo(Reading.of("back")));
        }
    }

    @Test
    void shouldOutliveAReaderWithAFault() {
        AtomicInteger count = new AtomicInteger();
        try (SlowSection<String> section = started(Duration.ofMillis(20), LONG, () -> {
            if (count.getAndIncrement() == 0) {
                throw new IllegalStateException("a fault");
            }
            return Reading.of("fine");
        })) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(section.take(true)).isEqualTo(new Section<>(TIME, Reading.of("fine"))));
        }
    }

    private static <T> SlowSection<T> started(Duration interval, Duration limit, SlowSection.Source<T> source) {
        SlowSection<T> section = new SlowSection<>("x", interval, limit, CLOCK, source);
        section.start();
        return section;
    }
}
