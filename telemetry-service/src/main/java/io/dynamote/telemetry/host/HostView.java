package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.dynamote.events.host.Backup;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Section;
import io.dynamote.events.host.Way;
import org.jspecify.annotations.Nullable;

/**
 * A host as answers show it. A figure that is not known is null, and {@code unavailable} says why.
 *
 * @param id of the host
 * @param name for people
 * @param role group of the overview; empty if nobody said
 * @param state live, silent, unreachable, maintenance or never-seen
 * @param since when the state began; null if that is not known
 * @param lastSample time of the newest sample
 * @param ageSeconds time since then
 * @param ways how it is read
 * @param agentVersion version of the agent or poller
 * @param os operating system; null if nobody tells it
 * @param figures by name, beside the other fields
 * @param services how many, by what they count as
 * @param backups how many, and how old the oldest success is
 * @param lastAlert the latest alert; none as long as alerts are not kept
 * @param unavailable why a figure is null, by its name
 */
record HostView(
        String id,
        String name,
        String role,
        String state,
        @Nullable Instant since,
        @Nullable Instant lastSample,
        @Nullable Double ageSeconds,
        List<String> ways,
        @Nullable String agentVersion,
        @Nullable String os,
        Map<String, @Nullable Number> figures,
        Services services,
        Backups backups,
        @Nullable String lastAlert,
        Map<String, String> unavailable) {

    /** Services by what they count as; null if they are not known. */
    record Services(
            @Nullable Number total,
            @Nullable Number healthy,
            @Nullable Number degraded,
            @Nullable Number failed,
            @Nullable Number stopped) {}

    /**
     * Backups; null if they are not known.
     *
     * @param failed those whose last run failed
     * @param oldestSuccess the oldest among the last successes
     */
    record Backups(
            @Nullable Number total,
            @Nullable Number failed,
            @Nullable Instant oldestSuccess) {}

    @Override
    @JsonAnyGetter
    public Map<String, @Nullable Number> figures() {
        return figures;
    }

    static HostView of(HostReport report, Instant now) {
        Map<String, @Nullable Number> figures = new LinkedHashMap<>();
        Map<String, String> unavailable = new TreeMap<>();
        report.figures().forEach((figure, reading) -> {
            figures.put(figure.field(), number(figure, reading));
            if (reading instanceof Reading.Unavailable<Double> missing) {
                unavailable.put(figure.field(), Unavailable.words(missing));
            }
        });
        String os = report.newest().stream()
                .flatMap(way -> way.identity().os().value().stream())
                .findFirst()
                .orElse(null);
        if (os == null) {
            unavailable.put("os", "not-supported: no sample tells the operating system");
        }
        return new HostView(
                report.id(),
                report.name(),
                report.role(),
                report.state().word(),
                report.state().since(),
                report.lastSample().orElse(null),
                report.ageSeconds(now).orElse(null),
                report.ways().keySet().stream().sorted().map(Way::id).toList(),
                report.newest().stream()
                        .findFirst()
                        .map(way -> way.identity().agentVersion())
                        .orElse(null),
                os,
                Collections.unmodifiableMap(figures),
                services(figures),
                backups(report, figures),
                null,
                unavailable);
    }

    private static Services services(Map<String, @Nullable Number> figures) {
        return new Services(
                figures.get(Figure.SERVICES_TOTAL.field()),
                figures.get(Figure.SERVICES_HEALTHY.field()),
                figures.get(Figure.SERVICES_DEGRADED.field()),
                figures.get(Figure.SERVICES_FAILED.field()),
                figures.get(Figure.SERVICES_STOPPED.field()));
    }

    private static Backups backups(HostReport report, Map<String, @Nullable Number> figures) {
        Instant oldest = report.newest().stream()
                .map(WayReport::sections)
                .flatMap(sections -> known(sections).stream())
                .findFirst()
                .flatMap(all -> HostFigures.oldestSuccess(all).value())
                .orElse(null);
        return new Backups(
                figures.get(Figure.BACKUPS_TOTAL.field()), figures.get(Figure.BACKUPS_FAILED.field()), oldest);
    }

    private static java.util.Optional<List<Backup>> known(HostSections sections) {
        Section<List<Backup>> backups = sections.backups();
        return backups == null ? java.util.Optional.empty() : backups.reading().value();
    }

    private static @Nullable Number number(Figure figure, Reading<Double> reading) {
        return reading.value()
                .map(value -> figure.isWhole() ? (Number) Math.round(value) : (Number) value)
                .orElse(null);
    }
}
