package io.dynamote.web.deployment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.dynamote.events.EventType;
import io.dynamote.web.page.Fragment;
import io.dynamote.web.page.Templates;
import io.dynamote.web.state.Change;
import io.dynamote.web.state.ChangeListener;
import io.dynamote.web.stream.ServerEvent;
import io.dynamote.web.stream.StateSource;
import io.dynamote.web.stream.StreamHub;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Renders what has changed once and sends it to all who look: rows of the list, and the parts of a deployment's page
 * while somebody has it open. Runs beside the thread that reads Kafka; changes of one deployment that come faster than
 * they can be rendered become one.
 */
@Singleton
final class DeploymentTopics implements StateSource, ChangeListener {

    static final String LIST = "view:deployments";
    static final String ONE = "view:deployment:";

    private static final List<String> PARTS =
            List.of("summary", "rollout", "components", "conditions", "pods", "history");

    private final Deployments deployments;
    private final DetailModel models;
    private final Templates templates;
    private final StreamHub hub;
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final Thread thread;

    DeploymentTopics(Deployments deployments, DetailModel models, Templates templates, StreamHub hub) {
        this.deployments = deployments;
        this.models = models;
        this.templates = templates;
        this.hub = hub;
        this.thread = Thread.ofVirtual().name("render-deployments").start(this::render);
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(LIST) || topic.matches(ONE + "[^/,]+/[^/,]+");
    }

    @Override
    public boolean complete(String topic) {
        return topic.equals(LIST);
    }

    /** The list is fetched again by the page, with its filter; a deployment's parts are few. */
    @Override
    public List<ServerEvent> current(String topic) {
        return topic.equals(LIST) ? List.of(new ServerEvent("resync", "{}")) : parts(topic.substring(ONE.length()));
    }

    @Override
    public void changed(Change change) {
        if (change.type() == EventType.DEPLOYMENT_STATE) {
            changed.add(change.key());
        }
    }

    private void render() {
        Set<String> keys = new LinkedHashSet<>();
        try {
            while (true) {
                keys.add(changed.take());
                changed.drainTo(keys);
                keys.forEach(this::publish);
                keys.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String key) {
        hub.publish(LIST, row(key));
        if (hub.watched(ONE + key)) {
            parts(key).forEach(part -> hub.publish(ONE + key, part));
        }
    }

    private ServerEvent row(String key) {
        String id = DeploymentRow.id(key);
        Optional<Deployment> held = deployments.held(key);
        return held.map(deployment -> Fragment.replaceOrAdd(
                        id,
                        "rows",
                        templates.fragment(
                                "deployments", "row", Map.of("rows", List.of(new DeploymentRow(deployment))))))
                .orElseGet(() -> Fragment.remove(id));
    }

    private List<ServerEvent> parts(String key) {
        int slash = key.indexOf('/');
        Detail detail = deployments.detail(key.substring(0, slash), key.substring(slash + 1));
        Map<String, Object> model = new HashMap<>(models.of(detail));
        return switch (detail) {
            case Detail.Present _ ->
                PARTS.stream()
                        .map(part -> Fragment.replace(part, templates.fragment("deployment", part, model)))
                        .toList();
            case Detail.Gone _, Detail.Missing _ -> List.of(Fragment.remove("summary"));
            case Detail.Loading _, Detail.Failed _ -> List.of();
        };
    }

    @PreDestroy
    void close() {
        thread.interrupt();
    }
}
