package io.dynamote.telemetry.hosthistory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The two roll-ups: what they are called, how long their rows are, how their tables are parted. */
enum Resolution {
    MINUTE("host_minute", "1m", Duration.ofMinutes(1)),
    HOUR("host_hour", "1h", Duration.ofHours(1));

    private final String table;
    private final String word;
    private final Duration step;

    Resolution(String table, String word, Duration step) {
        this.table = table;
        this.word = word;
        this.step = step;
    }

    String table() {
        return table;
    }

    /** The word of answers. */
    String word() {
        return word;
    }

    Duration step() {
        return step;
    }

    /** The beginning of the row in which a moment lies. */
    Instant row(Instant at) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** The first day of the partition in which a moment lies. */
    LocalDate partition(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return this == MINUTE ? day : day.withDayOfMonth(1);
    }

    /** The first day after a partition. */
    LocalDate end(LocalDate partition) {
        return this == MINUTE ? partition.plusDays(1) : partition.plusMonths(1);
    }

    /** Its beginning as a moment. */
    static Instant moment(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
