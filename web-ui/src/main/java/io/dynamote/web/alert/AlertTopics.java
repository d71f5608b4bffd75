package io.dynamote.web.alert;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.dynamote.events.EventType;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.health.Observed;
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
 * Renders alerts that have changed once and sends them to all who look: rows of the list ({@code view:alerts}), and to
 * every page the count and, as event {@code alert-fired}, what newly calls for somebody. Runs beside the thread that reads
 * Kafka; changes of one alert that come faster than they can be rendered become one.
 */
@Singleton
final class AlertTopics implements StateSource, ChangeListener {

    static final String LIST = "view:alerts";

    private final Alerts alerts;
    private final BellView bell;
    private final Observed observed;
    private final Templates templates;
    private final StreamHub hub;
    private final Calls calls;
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>();
    private final Thread thread;
    private List<ServerEvent> shown = List.of();

    AlertTopics(Alerts alerts, BellView bell, Observed observed, Templates templates, StreamHub hub, Clock clock) {
        this.alerts = alerts;
        this.bell = bell;
        this.observed = observed;
        this.templates = templates;
        this.hub = hub;
        this.calls = new Calls(clock);
        this.thread = Thread.ofVirtual().name("render-alerts").start(this::render);
    }

    @Override
    public boolean serves(String topic) {
        return topic.equals(LIST);
    }

    /** The page fetches itself again, with its filter. */
    @Override
    public List<ServerEvent> current(String topic) {
        return List.of(new ServerEvent("resync", "{}"));
    }

    @Override
    public void changed(Change change) {
        if (change.type() == EventType.ALERT_STATE) {
            changed.add(change.key());
        }
    }

    private void render() {
        Set<String> keys = new LinkedHashSet<>();
        try {
            while (true) {
                String first = changed.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    keys.add(first);
                    changed.drainTo(keys);
                    keys.forEach(this::publish);
                    keys.clear();
                }
                count();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(String fingerprint) {
        Optional<AlertState> held = alerts.held(fingerprint);
        String id = AlertRow.id(fingerprint);
        hub.publish(
                LIST,
                held.map(alert -> Fragment.replaceOrAdd(id, "alerts", row(alert)))
                        .orElseGet(() -> Fragment.remove(id)));
        calls.changed(fingerprint, held.orElse(null)).ifPresent(event -> hub.publish(BellView.TOPIC, event));
    }

    private String row(AlertState alert) {
        return templates.fragment("alerts", "row", Map.of("rows", List.of(new AlertRow(alert))));
    }

    /** Once a second too: what is known can become old without a change of any alert. */
    private void count() {
        List<ServerEvent> now = bell.render(observed.latest());
        if (!now.equals(shown)) {
            shown = now;
            now.forEach(event -> hub.publish(BellView.TOPIC, event));
        }
    }

    @PreDestroy
    void close() {
        thread.interrupt();
    }
}
