package io.dynamote.web.cluster;

import java.util.List;
import java.util.Map;

import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ObservationListener;
import io.dynamote.web.health.Observed;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import jakarta.inject.Singleton;

/** The topic {@code view:cluster}: connection and services, pushed when they change. */
@Singleton
final class ClusterTopic implements StateSource, ObservationListener {

    static final String TOPIC = "view:cluster";

    private final ClusterModel cluster;
    private final Templates templates;
    private final StreamHub hub;
    private final Observed observed;

    ClusterTopic(ClusterModel cluster, Templates templates, StreamHub hub, Observed observed) {
        this.cluster = cluster;
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
        Map<String, Object> model = cluster.of(observation);
        return List.of(
                Fragment.replace("connection", templates.fragment("cluster", "connection", model)),
                Fragment.replace("services", templates.fragment("cluster", "services", model)));
    }
}
