package io.dynamote.web.page;

import java.util.List;

import io.dynamote.web.health.Observation;
import io.dynamote.web.health.ObservationListener;
import io.dynamote.web.health.Observed;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import jakarta.inject.Singleton;

/** Pushes all that shows what is observed. */
@Singleton
final class ObservedTopics implements StateSource, ObservationListener {

    private final List<ObservedView> views;
    private final Observed observed;
    private final StreamHub hub;

    ObservedTopics(List<ObservedView> views, Observed observed, StreamHub hub) {
        this.views = List.copyOf(views);
        this.observed = observed;
        this.hub = hub;
    }

    @Override
    public boolean serves(String topic) {
        return views.stream().anyMatch(view -> view.topic().equals(topic));
    }

    @Override
    public List<ServerEvent> current(String topic) {
        return views.stream()
                .filter(view -> view.topic().equals(topic))
                .flatMap(view -> view.render(observed.latest()).stream())
                .toList();
    }

    @Override
    public void observed(Observation observation) {
        for (ObservedView view : views) {
            view.render(observation).forEach(event -> hub.publish(view.topic(), event));
        }
    }
}
