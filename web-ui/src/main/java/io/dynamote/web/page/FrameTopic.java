package io.dynamote.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ObservationListener;
import io.dynamote.web.health.Observed;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import jakarta.inject.Singleton;

/** The topic {@code view:frame}: banner and cluster chip, which every page shows. */
@Singleton
final class FrameTopic implements StateSource, ObservationListener {

    private static final String TOPIC = "view:frame";

    private final Templates templates;
    private final StreamHub hub;
    private final Observed observed;

    FrameTopic(Templates templates, StreamHub hub, Observed observed) {
        this.templates = templates;
        this.hub = hub;
        this.observed = observed;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(TOPIC);
    }

    @Override
    public boolean complete(String topic) {
        return true;
    }

    @Override
    public List<ServerEvent> current(String topic) {
        return render(observed.latest());
    }

    @Override
    public void observed(Observation observation) {
        render(observation).forEach(event -> hub.publish(TOPIC, event));
    }

    private List<ServerEvent> render(Observation observation) {
        Map<String, Object> model = new HashMap<>();
        model.put("chip", ClusterChip.of(observation));
        model.put("banner", Banner.of(observation).orElse(null));
        return List.of(
                Fragment.replace("cluster-chip", templates.fragment("layout", "chip", model)),
                Fragment.replace("banner", templates.fragment("layout", "banner", model)));
    }
}
