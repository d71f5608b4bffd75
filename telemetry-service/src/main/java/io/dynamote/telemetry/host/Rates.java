package io.dynamote.telemetry.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.events.host.DiskIo;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.NetworkInterface;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of a host in bytes per second, from the counters of two samples.
 *
 * @param received by all interfaces
 * @param sent by all interfaces
 * @param read from all disks
 * @param written to all disks
 */
record Rates(Reading<Double> received, Reading<Double> sent, Reading<Double> read, Reading<Double> written) {

    private static final double NANOS = 1e9;

    /** Before there are two samples. */
    static Rates unknown() {
        Reading<Double> notYet = Reading.unavailable(Reason.NOT_YET, "needs two samples");
        return new Rates(notYet, notYet, notYet, notYet);
    }

    /** After another sample; as before if it has none of the counters or only repeats them. */
    Rates next(HostSections before, HostSections now) {
        return new Rates(
                rate(received, before.networks(), now.networks(), NetworkInterface::name, NetworkInterface::bytesIn),
                rate(sent, before.networks(), now.networks(), NetworkInterface::name, NetworkInterface::bytesOut),
                rate(read, before.disks(), now.disks(), DiskIo::device, DiskIo::readBytes),
                rate(written, before.disks(), now.disks(), DiskIo::device, DiskIo::writtenBytes));
    }

    private static <T> Reading<Double> rate(
            Reading<Double> known,
            @Nullable Section<List<T>> before,
            @Nullable Section<List<T>> now,
            Function<T, String> name,
            Function<T, Reading<Long>> counter) {
        if (before == null || now == null || now.time().equals(before.time())) {
            return known;
        }
        if (now.time().isBefore(before.time())) {
            return Reading.unavailable(Reason.NOT_YET, "the clock of the host went back");
        }
        double seconds = Duration.between(before.time(), now.time()).toNanos() / NANOS;
        return switch (now.reading()) {
            case Reading.Unavailable<List<T>>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
            case Reading.Known<List<T>>(List<T> parts) -> {
                Map<String, Long> earlier = counters(before.reading().value().orElse(List.of()), name, counter);
                Map<String, Long> later = counters(parts, name, counter);
                later.keySet().retainAll(earlier.keySet());
                // A counter that went back began anew at a boot: nothing is known of the time between.
                boolean anew = later.entrySet().stream().anyMatch(each -> each.getValue() < earlier.get(each.getKey()));
                yield later.isEmpty() || anew
                        ? Reading.unavailable(Reason.NOT_YET, "needs two samples since the boot")
                        : Reading.of(later.entrySet().stream()
                                        .mapToLong(each -> each.getValue() - earlier.get(each.getKey()))
                                        .sum()
                                / seconds);
            }
        };
    }

    private static <T> Map<String, Long> counters(
            List<T> parts, Function<T, String> name, Function<T, Reading<Long>> counter) {
        return parts.stream()
                .filter(part -> counter.apply(part).value().isPresent())
                .collect(Collectors.toMap(
                        name, part -> counter.apply(part).value().orElseThrow(), Math::max));
    }
}
