package io.dynamote.telemetry.host;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Way;
import org.jspecify.annotations.Nullable;

/**
 * One host as both ways see it.
 *
 * @param id of the host
 * @param name for people
 * @param agentSample time of the newest sample of the agent
 * @param pollSample time of the newest sample of the poller
 * @param figures by name; those that neither knows are left out
 */
record Comparison(String id, String name, Instant agentSample, Instant pollSample, Map<String, Pair> figures) {

    /**
     * One figure.
     *
     * @param agent as the agent tells; null if it does not
     * @param poll as the poller reads it; null if it does not
     * @param difference of the poller to the agent; null unless both tell
     */
    record Pair(
            @Nullable Double agent,
            @Nullable Double poll,
            @Nullable Double difference) {}

    /** The comparison; null if the host is not read both ways. */
    static @Nullable Comparison of(HostReport report, Instant now) {
        WayReport agent = report.ways().get(Way.AGENT);
        WayReport poll = report.ways().get(Way.POLL);
        if (agent == null || poll == null) {
            return null;
        }
        Map<Figure, Reading<Double>> agents = HostFigures.of(agent, now);
        Map<Figure, Reading<Double>> polls = HostFigures.of(poll, now);
        Map<String, Pair> figures = new LinkedHashMap<>();
        agents.forEach((figure, reading) -> {
            Double one = reading.value().orElse(null);
            Double other = polls.get(figure).value().orElse(null);
            if (one != null || other != null) {
                figures.put(figure.field(), new Pair(one, other, one == null || other == null ? null : other - one));
            }
        });
        return new Comparison(report.id(), report.name(), agent.sampled(), poll.sampled(), figures);
    }
}
