package io.dynamote.web.stream;

import java.util.List;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dynamote.events.EventType;
import io.dynamote.web.state.Change;
import io.dynamote.web.state.ChangeListener;
import io.dynamote.web.state.ReadModels;
import jakarta.inject.Singleton;

/**
 * The topics {@code deployments}, {@code models} and {@code alerts}: each state as JSON under its type id; the end of one as
 * {@code ended} with type and key.
 */
@Singleton
final class StateTopics implements StateSource, ChangeListener {

    private static final String DEPLOYMENTS = "deployments";
    private static final String MODELS = "models";
    private static final String ALERTS = "alerts";

    private final ReadModels state;
    private final StreamHub hub;

    StateTopics(ReadModels state, StreamHub hub) {
        this.state = state;
        this.hub = hub;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(DEPLOYMENTS) || topic.equals(MODELS) || topic.equals(ALERTS);
    }

    @Override
    public List<ServerEvent> current(String topic) {
        List<Change> changes = switch (topic) {
            case MODELS -> state.models().changes();
            case ALERTS -> state.alerts().changes();
            default -> state.deployments().changes();
        };
        return changes.stream().map(StateTopics::event).toList();
    }

    @Override
    public void changed(Change change) {
        String topic = change.type() == EventType.MODEL_STATE
                ? MODELS
                : change.type() == EventType.ALERT_STATE ? ALERTS : DEPLOYMENTS;
        hub.publish(topic, event(change));
    }

    private static ServerEvent event(Change change) {
        if (!change.ended()) {
            return new ServerEvent(change.type().id(), change.json());
        }
        String key = new String(JsonStringEncoder.getInstance().quoteAsString(change.key()));
        return new ServerEvent("ended", "{\"type\":\"" + change.type().id() + "\",\"key\":\"" + key + "\"}");
    }
}
