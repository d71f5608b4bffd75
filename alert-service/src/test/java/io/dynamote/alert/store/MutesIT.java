package io.dynamote.alert.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.schedule.DayRange;
import io.dynamote.alert.schedule.Range;
import io.dynamote.alert.schedule.TimeInterval;
import io.dynamote.alert.silence.MaintenanceWindow;
import io.dynamote.alert.silence.Silence;
import io.dynamote.alert.silence.SilenceId;
import io.dynamote.alert.silence.SilenceState;
import io.dynamote.alert.silence.Silences;
import io.dynamote.runtime.actor.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MutesIT {

    private static final LabelSet ALERT = LabelSet.of(Map.of("alertname", "A", "host", "db-1"));

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private SilenceStore silences;
    private MaintenanceStore windows;
    private Mutes mutes;

    @BeforeEach
    void open() {
        AlertDatabase database = AlertDatabase.empty();
        silences = database.bean(SilenceStore.class);
        windows = database.bean(MaintenanceStore.class);
        mutes = database.bean(Mutes.class);
    }

    private Silence silence(long from, long to) {
        return new Silence(
                new SilenceId(UUID.randomUUID()),
                Matchers.parse("{host=~\"db-.\", alertname!=\"B \\\"x\\\"\"}"),
                now.plusSeconds(from),
                now.plusSeconds(to),
                "ada",
                "we move it",
                now);
    }

    private static MaintenanceWindow window(String name) {
        TimeInterval always = new TimeInterval(
                List.of(new Range(0, 1_440)),
                List.of(new Range(0, 6)),
                List.of(new DayRange(1, -1)),
                List.of(new Range(1, 12)),
                List.of(),
                ZoneId.of("Europe/Berlin"));
        return new MaintenanceWindow(name, Matchers.parse("host=db-1"), List.of(always), "ada", "each night");
    }

    @Test
    void shouldKeepEveryFieldOfASilence() {
        Silence silence = silences.add(silence(-10, 3_600));

        assertThat(silences.find(silence.id())).contains(silence);
        assertThat(silences.current()).containsExactly(silence);
    }

    @Test
    void shouldExpireAndNeverDelete() {
        Silence active = silences.add(silence(-10, 3_600));
        Silence ahead = silences.add(silence(60, 3_600));

        assertThat(silences.expire(active.id()).state(Instant.now())).isEqualTo(SilenceState.EXPIRED);
        assertThat(silences.expire(ahead.id()).state(Instant.now())).isEqualTo(SilenceState.EXPIRED);
        assertThat(silences.current()).isEmpty();
        assertThat(silences.since(now.minusSeconds(60), 10)).hasSize(2);
        assertThat(silences.since(now.plusSeconds(60), 10)).isEmpty();
        assertThatExceptionOfType(SilenceException.TooLate.class).isThrownBy(() -> silences.expire(active.id()));
        assertThatExceptionOfType(SilenceException.NotFound.class)
                .isThrownBy(() -> silences.expire(new SilenceId(new UUID(1, 1))));
    }

    @Test
    void shouldChangeTheEndOfASilenceInPlace() {
        Silence silence = silences.add(silence(-10, 3_600));
        Silence longer = new Silence(
                silence.id(),
                silence.matchers(),
                silence.startsAt(),
                now.plus(Duration.ofDays(2)),
                "grace",
                "takes longer",
                now.plusSeconds(1));

        assertThat(silences.change(longer, new SilenceId(UUID.randomUUID()))).isEqualTo(longer);
        assertThat(silences.current()).containsExactly(longer);
    }

    @Test
    void shouldReplaceASilenceWhoseMatchersChange() {
        Silence silence = silences.add(silence(-10, 3_600));
        SilenceId next = new SilenceId(UUID.randomUUID());
        Silence other = new Silence(
                silence.id(), Matchers.parse("host=x"), silence.startsAt(), silence.endsAt(), "ada", "wrong host", now);

        assertThat(silences.change(other, next).id()).isEqualTo(next);
        assertThat(silences.current()).extracting(Silence::id).containsExactly(next);
        assertThat(silences.find(silence.id()).orElseThrow().matchers()).isEqualTo(silence.matchers());
        assertThatExceptionOfType(SilenceException.TooLate.class)
                .isThrownBy(() -> silences.change(silence, new SilenceId(UUID.randomUUID())));
    }

    @Test
    void shouldKeepEveryFieldOfAWindowUntilItIsEnded() {
        MaintenanceWindow window = window("night");
        windows.put(window("night"));
        windows.put(window);
        assertThat(windows.current()).containsExactly(window);

        windows.end("night", new Actor("ada"));
        assertThat(windows.current()).isEmpty();
        assertThatExceptionOfType(SilenceException.NotFound.class)
                .isThrownBy(() -> windows.end("night", new Actor("ada")));
        windows.put(window);
        assertThat(windows.current()).hasSize(1);
    }

    @Test
    void shouldMuteByWhatIsStoredAndByTheFileAndNothingElse() {
        Silence silence = silences.add(silence(-10, 3_600));
        windows.put(window("night"));
        Silences known = new Silences();
        mutes.readInto(known, List.of(window("of the file")));
        assertThat(known.muting(ALERT, now))
                .containsExactlyInAnyOrder(silence.id().toString(), "night", "of the file");

        silences.expire(silence.id());
        windows.end("night", new Actor("ada"));
        mutes.readInto(known, List.of());
        assertThat(known.muting(ALERT, Instant.now())).isEmpty();
    }
}
