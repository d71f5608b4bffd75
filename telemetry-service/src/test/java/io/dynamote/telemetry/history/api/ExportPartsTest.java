package io.dynamote.telemetry.history.api;

import java.time.Instant;
import java.util.Set;

import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.store.TrafficHistory.Reading;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExportPartsTest {

    private static final long SIX = Instant.parse("2026-11-21T06:00:00Z").getEpochSecond();

    private static Reading readTo(long end, @Nullable Instant oldest) {
        return new Reading(oldest, null, Set.of(Rollup.OPEN), end);
    }

    @Test
    void shouldGoOnWhereThePartEnds() {
        Reading read = readTo(SIX + 60, Instant.parse("2026-10-01T00:00:00Z"));
        assertThat(ExportParts.after(read, Rollup.MINUTE)).isEqualTo(SIX + 60);
    }

    @Test
    void shouldLeaveOutWhatIsOlderThanEverythingKept() {
        Reading read = readTo(SIX + 60, Instant.parse("2026-11-21T11:42:00Z"));
        assertThat(ExportParts.after(read, Rollup.MINUTE))
                .isEqualTo(Instant.parse("2026-11-21T11:00:00Z").getEpochSecond());
    }

    @Test
    void shouldEndAtOnceIfNothingIsKept() {
        assertThat(ExportParts.after(readTo(SIX + 60, null), Rollup.MINUTE)).isEqualTo(Long.MAX_VALUE);
    }
}
