package io.dynamote.web.cluster;

import java.util.List;
import java.util.Map;

import io.dynamote.web.health.Observation;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.ObservedView;
import io.dynamote.web.page.Templates;
import io.dynamote.web.stream.ServerEvent;
import jakarta.inject.Singleton;

/** Connection and services on the page of the cluster: the topic {@code view:cluster}. */
@Singleton
final class ClusterView implements ObservedView {

    static final String TOPIC = "view:cluster";

    private final ClusterModel cluster;
    private final Templates templates;

    ClusterView(ClusterModel cluster, Templates templates) {
        this.cluster = cluster;
        this.templates = templates;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public List<ServerEvent> render(Observation now) {
        Map<String, Object> model = cluster.of(now);
        return List.of(
                Fragment.replace("connection", templates.fragment("cluster", "connection", model)),
                Fragment.replace("services", templates.fragment("cluster", "services", model)));
    }
}
