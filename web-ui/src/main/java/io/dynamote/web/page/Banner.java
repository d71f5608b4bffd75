package io.dynamote.web.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.dynamote.web.health.ClusterReport;
import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ServiceReport;
import org.jspecify.annotations.Nullable;

/**
 * The one line above every page. The worst of what is true wins.
 *
 * @param tone how bad it is
 * @param icon name in Bootstrap Icons
 * @param text what is the case and what it means for the reader
 * @param since when it began, in RFC 3339; null if that says nothing
 */
public record Banner(
        Tone tone, String icon, String text, @Nullable String since) {

    private static final String POSTGRES = "postgres";

    /** The line that stands above the pages now. */
    public static Optional<Banner> of(Observation now) {
        Optional<ServiceReport> down = now.down();
        if (down.isPresent()) {
            return Optional.of(new Banner(
                    Tone.FAILED,
                    "plug",
                    down.get().service() + " does not answer. Pages show the last known state.",
                    down.get().since().toString()));
        }
        List<ServiceReport> noDatabase = now.without(POSTGRES);
        if (!noDatabase.isEmpty()) {
            return Optional.of(noDatabase(noDatabase));
        }
        ClusterReport cluster = now.cluster();
        if (cluster != null && !cluster.connected()) {
            return Optional.of(new Banner(
                    Tone.WARNING,
                    "cloud-slash",
                    "The cluster cannot be reached. Requests are accepted and applied when it is back.",
                    cluster.lastContact() == null ? null : cluster.lastContact().toString()));
        }
        if (cluster != null && cluster.simulated()) {
            return Optional.of(
                    new Banner(Tone.WORKING, "cone-striped", "Simulated cluster: nothing here uses a real GPU.", null));
        }
        return Optional.empty();
    }

    /** Nothing that is stored can change, so what pages show of it grows old however lively they look. */
    private static Banner noDatabase(List<ServiceReport> services) {
        String who = services.size() == 1
                ? services.getFirst().service() + " cannot reach its"
                : "Services cannot reach the";
        Optional<Instant> since = services.stream()
                .flatMap(service -> service.dependency(POSTGRES).map(ServiceReport.Dependency::since).stream())
                .min(Comparator.naturalOrder());
        return new Banner(
                Tone.FAILED,
                "database-x",
                who + " database. Pages show the last known state, and changes are refused.",
                since.map(Instant::toString).orElse(null));
    }
}
