package io.dynamote.web.alert;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.events.EventType;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.state.Change;
import io.dynamote.web.state.ChangeListener;
import io.dynamote.web.state.ReadModels;
import io.dynamote.web.upstream.Answer;
import io.dynamote.web.upstream.ServiceClient;
import io.dynamote.web.upstream.Upstream;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * The newest alert that fired on each host, as Kafka tells. There alerts are forgotten soon after they are over, so those of
 * before are asked of alert-service, once after the start and whatever the number of viewers.
 */
@Singleton
public final class LastAlerts implements ChangeListener {

    private static final String HISTORY = "/api/incidents?kind=host&status=firing,acknowledged,resolved&limit=200";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Map<String, AlertState> byHost = new ConcurrentHashMap<>();
    private final ReadModels state;
    private final ServiceClient services;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean known;

    LastAlerts(ReadModels state, ServiceClient services) {
        this.state = state;
        this.services = services;
        this.thread = Thread.ofVirtual().name("alerts-of-before").start(this::read);
    }

    /** The newest on a host. */
    public LastAlert on(String host) {
        return LastAlert.of(byHost.get(host), known);
    }

    @Override
    public void changed(Change change) {
        if (change.type() == EventType.ALERT_STATE) {
            state.alerts().find(change.key()).ifPresent(this::take);
        }
    }

    private void read() {
        try {
            do {
                Answer<Alerting.IncidentPage> answer =
                        services.get(Upstream.ALERT, HISTORY, Alerting.IncidentPage.class);
                if (answer instanceof Answer.Found<Alerting.IncidentPage>(Alerting.IncidentPage page)) {
                    page.items().forEach(this::take);
                    known = true;
                }
            } while (!known && !stopping.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(AlertState alert) {
        AlertState.Entity entity = alert.entity();
        if (entity != null && entity.kind() == SignalKind.HOST && alert.status() != AlertStatus.PENDING) {
            byHost.merge(entity.name(), alert, LastAlerts::newer);
        }
    }

    /** The one that fired later; of one and the same what was said of it last. */
    static AlertState newer(AlertState one, AlertState other) {
        if (one.incident().equals(other.incident())) {
            return other.updatedAt().isBefore(one.updatedAt()) ? one : other;
        }
        return new AlertRow(other).since().isBefore(new AlertRow(one).since()) ? one : other;
    }

    @PreDestroy
    void close() {
        stopping.countDown();
        thread.interrupt();
    }
}
