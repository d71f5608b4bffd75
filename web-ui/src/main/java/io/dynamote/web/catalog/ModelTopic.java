package io.dynamote.web.catalog;

import java.util.List;
import java.util.Map;

import io.dynamote.events.EventType;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.state.Change;
import io.dynamote.web.state.ChangeListener;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** The topic {@code view:models}: cards of models that were changed or retired while the catalog is open. */
@Singleton
final class ModelTopic implements StateSource, ChangeListener {

    private static final String TOPIC = "view:models";

    private final BeanProvider<ReadModels> state;
    private final ServedHere served;
    private final Templates templates;
    private final StreamHub hub;

    ModelTopic(BeanProvider<ReadModels> state, ServedHere served, Templates templates, StreamHub hub) {
        this.state = state;
        this.served = served;
        this.templates = templates;
        this.hub = hub;
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(TOPIC);
    }

    /** The page fetches itself again, with its filter. */
    @Override
    public List<ServerEvent> current(String topic) {
        return List.of(new ServerEvent("resync", "{}"));
    }

    @Override
    public void changed(Change change) {
        if (change.type() == EventType.MODEL_STATE) {
            hub.publish(TOPIC, card(change.key()));
        }
    }

    private ServerEvent card(String modelId) {
        String id = ModelCard.id(modelId);
        return state.get()
                .models()
                .find(modelId)
                .map(Model::of)
                .map(model -> Fragment.replace(
                        id,
                        templates.fragment(
                                "catalog", "card", Map.of("cards", List.of(new ModelCard(model, served.of(modelId)))))))
                .orElseGet(() -> Fragment.remove(id));
    }
}
