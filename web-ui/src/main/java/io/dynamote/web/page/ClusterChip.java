package io.dynamote.web.page;

import io.dynamote.web.health.ClusterReport;
import io.dynamote.web.health.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The cluster in the top bar.
 *
 * @param word its state
 * @param detail its server or what is missing
 * @param tone its colour
 * @param icon name in Bootstrap Icons
 * @param since time of the last contact in RFC 3339 if the data are not live, else null
 */
public record ClusterChip(
        String word,
        String detail,
        Tone tone,
        String icon,
        @Nullable String since) {

    /** The chip for what is known now. */
    public static ClusterChip of(Observation now) {
        ClusterReport cluster = now.cluster();
        if (cluster == null) {
            return new ClusterChip("Cluster unknown", "not heard of yet", Tone.UNKNOWN, "question-circle", null);
        }
        String lastContact =
                cluster.lastContact() == null ? null : cluster.lastContact().toString();
        String server = cluster.server() == null ? "no address" : cluster.server();
        if (!cluster.connected()) {
            return new ClusterChip("Unreachable", server, Tone.WARNING, "cloud-slash", lastContact);
        }
        return new ClusterChip(
                cluster.simulated() ? "Simulated" : "Connected", server, Tone.RUNNING, "hdd-network", null);
    }
}
