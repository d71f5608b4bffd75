package io.dynamote.alert.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.dynamote.runtime.input.ObjectReader;

/** Reads one time interval in Alertmanager's form. */
public final class TimeIntervalReader {

    private TimeIntervalReader() {}

    /** The interval; what is wrong with it goes to the errors of {@code in}. */
    public static TimeInterval read(ObjectReader in) {
        List<Range> times = in.objects("times", TimeIntervalReader::times).optional().orElse(List.of()).stream()
                .flatMap(Optional::stream)
                .toList();
        TimeInterval interval = new TimeInterval(
                times,
                in.texts("weekdays", RangeText::weekdays).optional().orElse(List.of()),
                in.texts("days_of_month", RangeText::days).optional().orElse(List.of()),
                in.texts("months", RangeText::months).optional().orElse(List.of()),
                in.texts("years", RangeText::years).optional().orElse(List.of()),
                in.text("location").as(TimeIntervalReader::zone).optional().orElse(ZoneOffset.UTC));
        in.refuseOthers();
        return interval;
    }

    private static Optional<Range> times(ObjectReader in) {
        Optional<Integer> start =
                in.text("start_time").required().as(RangeText::time).optional();
        Optional<Integer> end =
                in.text("end_time").required().as(RangeText::time).optional();
        in.refuseOthers();
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (start.get() >= end.get()) {
            in.fault("end_time", null, "must be after start_time: a span over midnight is two");
            return Optional.empty();
        }
        return Optional.of(new Range(start.get(), end.get()));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin", e);
        }
    }
}
