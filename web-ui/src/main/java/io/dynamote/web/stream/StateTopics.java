package io.dynamote.web.stream;

import java.util.List;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.dynamote.events.EventType;
import io.dynamote.web.state.Change;
import io.dynamote.web.state.ChangeListener;
import io.dynamote.web.state.ReadModels;
import jakarta.inject.Singleton;

/**
 * The topics {@code deployments} and {@code models}: each state as JSON under its type id; the end of one as
 * {@code ended} with type and key.
 */
@Singleton
final class StateTopics implements StateSource, ChangeListener {

    private static final String DEPLOYMENTS = "deployments";
    private static final String MODELS = "models";

    private final ReadModels state;
    private final StreamHub hub;

    StateTopics(ReadModels state, StreamHub hub) {
        this.state = state;
        this.hub = hub;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(DEPLOYMENTS) || topic.equals(MODELS);
    }

    @Override
    public List<ServerEvent> current(String topic) {
        List<Change> changes = topic.equals(MODELS)
                ? state.models().changes()
                : state.deployments().changes();
        return changes.stream().map(StateTopics::event).toList();
    }

    @Override
    public void changed(Change change) {
        hub.publish(change.type() == EventType.MODEL_STATE ? MODELS : DEPLOYMENTS, event(change));
    }

    private static ServerEvent event(Change change) {
        if (!change.ended()) {
            return new ServerEvent(change.type().id(), change.json());
        }
        String key = new String(JsonStringEncoder.getInstance().quoteAsString(change.key()));
        return new ServerEvent("ended", "{\"type\":\"" + change.type().id() + "\",\"key\":\"" + key + "\"}");
    }
}
