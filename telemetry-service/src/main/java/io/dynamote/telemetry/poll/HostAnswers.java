package io.dynamote.telemetry.poll;

import java.time.Instant;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;
import io.dynamote.events.host.Section;
import org.jspecify.annotations.Nullable;

/**
 * What the ports of one host answered, as a sample. A port that failed costs its own sections and no others. Pure.
 *
 * @param drives of its drives
 * @param services of its services and itself
 * @param backups of its backups
 */
record HostAnswers(Reading<JsonNode> drives, Reading<JsonNode> services, Reading<JsonNode> backups) {

    /** The sample that was read at this moment. */
    HostSample sample(HostIdentity host, long epoch, long sequence, Instant now) {
        HostSections sections = new HostSections(
                section(services, now, answer -> ServicesAnswer.of(answer).cpu()),
                section(services, now, answer -> ServicesAnswer.of(answer).memory()),
                null,
                section(services, now, answer -> ServicesAnswer.of(answer).filesystems()),
                null,
                null,
                section(services, now, answer -> ServicesAnswer.of(answer).gpus()),
                null,
                section(drives, now, DrivesAnswer::read),
                section(services, now, answer -> ServicesAnswer.of(answer).services()),
                section(backups, now, BackupsAnswer::read),
                null);
        Reading<Double> uptime =
                then(services, answer -> ServicesAnswer.of(answer).uptime());
        return new HostSample(host, epoch, sequence, now, uptime, sections);
    }

    private static <T> @Nullable Section<T> section(
            Reading<JsonNode> answer, Instant now, Function<JsonNode, Reading<T>> reading) {
        return new Section<>(time(answer, now), then(answer, reading));
    }

    /** When the host itself has read it, unless that lies in the future. */
    private static Instant time(Reading<JsonNode> answer, Instant now) {
        return answer.value()
                .flatMap(told -> Told.of(told).time("timestamp").value())
                .filter(told -> !told.isAfter(now))
                .orElse(now);
    }

    private static <T> Reading<T> then(Reading<JsonNode> answer, Function<JsonNode, Reading<T>> reading) {
        return switch (answer) {
            case Reading.Known<JsonNode>(JsonNode known) -> reading.apply(known);
            case Reading.Unavailable<JsonNode>(Reason reason, String detail) -> Reading.unavailable(reason, detail);
        };
    }
}
