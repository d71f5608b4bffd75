package io.dynamote.telemetry.history.api;

import java.time.Instant;

import io.dynamote.runtime.problem.InvalidInputException;
import io.dynamote.telemetry.history.rollup.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SpanTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:17:42Z");
    private static final Kept KEPT = new Kept(
            Instant.parse("2026-10-22T09:00:00Z").getEpochSecond(),
            Instant.parse("2025-10-17T00:00:00Z").getEpochSecond());

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from).getEpochSecond(), Instant.parse(to).getEpochSecond());
    }

    @Test
    void shouldEndNowUnlessToldOtherwise() {
        assertThat(Span.parse("2026-11-21T08:00:00Z", null, NOW, KEPT))
                .isEqualTo(span("2026-11-21T08:00:00Z", "2026-11-21T09:17:42Z"));
        assertThat(Span.parse("2026-11-21T08:00:00Z", "2026-11-21T08:30:00Z", NOW, KEPT))
                .isEqualTo(span("2026-11-21T08:00:00Z", "2026-11-21T08:30:00Z"));
    }

    @Test
    void shouldBeginSixHoursBeforeItsEndUnlessToldOtherwise() {
        assertThat(Span.parse(null, null, NOW, KEPT)).isEqualTo(span("2026-11-21T03:17:42Z", "2026-11-21T09:17:42Z"));
        assertThat(Span.parse(null, "2026-11-20T12:00:00Z", NOW, KEPT))
                .isEqualTo(span("2026-11-20T06:00:00Z", "2026-11-20T12:00:00Z"));
    }

    @Test
    void shouldNotReachIntoTheFuture() {
        assertThat(Span.parse("2026-11-21T08:00:00Z", "2027-01-01T00:00:00Z", NOW, KEPT))
                .isEqualTo(span("2026-11-21T08:00:00Z", "2026-11-21T09:17:42Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-16T23:59:59Z, 2026-11-21T08:30:00Z, must not be before 2025-10-17T00:00:00Z",
        "2026-11-21T08:00:00Z, 2026-11-21T08:00:00Z, must be before to",
        "2026-11-21T10:00:00Z, 2026-11-21T11:00:00Z, must be in the past",
        "21.11.2026, 2026-11-21T11:00:00Z, must be a time like"
    })
    void shouldSayWhatIsWrong(String from, String to, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Span.parse(from, to, NOW, KEPT))
                .satisfies(e -> assertThat(e.errors()).singleElement().satisfies(error -> {
                    assertThat(error.field()).isEqualTo("from");
                    assertThat(error.message()).contains(message);
                }));
    }

    @Test
    void shouldNameBothTimesIfBothAreWrong() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Span.parse("then", "now", NOW, KEPT))
                .satisfies(e -> assertThat(e.errors()).extracting("field").containsExactly("from", "to"));
    }

    @Test
    void shouldBeHeldByWholeSteps() {
        assertThat(span("2026-11-21T08:01:30Z", "2026-11-21T08:20:00Z").toSteps(600))
                .isEqualTo(span("2026-11-21T08:00:00Z", "2026-11-21T08:20:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T08:01:30Z, 2026-11-21T09:17:42Z, 2026-11-21T08:01:00Z, 2026-11-21T09:18:00Z",
        "2026-11-20T12:07:30Z, 2026-11-21T09:17:42Z, 2026-11-20T12:00:00Z, 2026-11-21T09:20:00Z",
        "2026-11-14T12:07:30Z, 2026-11-21T09:17:42Z, 2026-11-14T12:00:00Z, 2026-11-21T10:00:00Z",
        "2026-10-01T12:07:30Z, 2026-10-01T12:17:42Z, 2026-10-01T12:00:00Z, 2026-10-01T13:00:00Z"
    })
    void shouldBeSummedUpAsFinelyAsItsLengthAndAgeAllow(String from, String to, String begin, String end) {
        assertThat(span(from, to).toSlots(KEPT)).isEqualTo(span(begin, end));
    }
}
