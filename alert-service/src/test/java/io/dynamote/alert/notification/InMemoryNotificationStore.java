package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.receiver.Answer;
import org.jspecify.annotations.Nullable;

/** Keeps everything as long as the test lasts, by a clock of the test. */
final class InMemoryNotificationStore implements NotificationStore {

    private final InstantSource clock;
    private final Map<Fingerprint, KnownAlert> alerts = new LinkedHashMap<>();
    private final Map<LaneKey, LaneState> lanes = new LinkedHashMap<>();
    private final Map<String, Turn> turns = new LinkedHashMap<>();
    private final Map<UUID, Delivery> queue = new LinkedHashMap<>();

    private record Delivery(
            Notification notification,
            @Nullable Instant leasedUntil,
            @Nullable Answer answer) {}

    InMemoryNotificationStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Snapshot load() {
        return new Snapshot(List.copyOf(alerts.values()), List.copyOf(lanes.values()), List.copyOf(turns.values()));
    }

    @Override
    public void store(Changes changes) {
        changes.alerts().forEach(alert -> alerts.put(alert.name(), alert));
        alerts.keySet().removeAll(changes.forgotten());
        changes.lanes().forEach(lane -> lanes.put(lane.key(), lane));
        lanes.keySet().removeAll(changes.ended());
        changes.turns().forEach(turn -> turns.put(turn.destination(), turn));
        changes.due().forEach(due -> queue.putIfAbsent(due.id(), new Delivery(due, null, null)));
        queue.keySet().removeAll(changes.answered());
    }

    @Override
    public List<Notification> lease(int most, Duration time) {
        Instant until = clock.instant().plus(time);
        List<Notification> leased = new ArrayList<>();
        queue.replaceAll((id, delivery) -> {
            if (delivery.leasedUntil() != null || leased.size() == most) {
                return delivery;
            }
            leased.add(delivery.notification());
            return new Delivery(delivery.notification(), until, null);
        });
        return leased;
    }

    @Override
    public boolean finish(UUID notification, Answer answer) {
        Delivery delivery = queue.get(notification);
        if (delivery == null || delivery.answer() != null) {
            return false;
        }
        queue.put(notification, new Delivery(delivery.notification(), delivery.leasedUntil(), answer));
        return true;
    }

    @Override
    public List<Outcome> finished() {
        Instant now = clock.instant();
        queue.replaceAll((id, delivery) -> {
            boolean over =
                    delivery.leasedUntil() != null && !delivery.leasedUntil().isAfter(now);
            return over && delivery.answer() == null
                    ? new Delivery(
                            delivery.notification(),
                            delivery.leasedUntil(),
                            new Answer.Retry("no answer before the lease was over", null, true))
                    : delivery;
        });
        List<Outcome> outcomes = new ArrayList<>();
        queue.forEach((id, delivery) -> {
            if (delivery.answer() != null) {
                outcomes.add(new Outcome(id, delivery.answer()));
            }
        });
        return outcomes;
    }
}
