package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestPosition;

/** Which requests of which producers have been counted. */
final class ProducerPositions {

    /** Epochs of a producer that are remembered; what an older one sends again is taken for a duplicate. */
    static final int EPOCHS = 4;

    private final Map<String, TreeMap<Long, Sequences>> byProducer = new HashMap<>();
    private final FrontendPositions frontends = new FrontendPositions();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private String latestProducer = "";
    private long latestEpoch = -1;
    private Sequences latest = new Sequences();

    /** Takes a request as counted; false if it already was. One without a number is always new. */
    boolean count(RequestFields request) {
        if (request.sequence == RequestFields.UNKNOWN) {
            return true;
        }
        if (request.epoch != latestEpoch || !request.producer.equals(latestProducer)) {
            Sequences found = find(request.producer, request.epoch);
            if (found == null) {
                return false;
            }
            latestProducer = request.producer;
            latestEpoch = request.epoch;
            latest = found;
        }
        boolean counted = latest.add(request.sequence);
        if (counted) {
            touched.add(request.producer);
        }
        return counted;
    }

    private @org.jspecify.annotations.Nullable Sequences find(String producer, long epoch) {
        TreeMap<Long, Sequences> epochs = byProducer.computeIfAbsent(producer, _ -> new TreeMap<>());
        if (epochs.size() == EPOCHS && epoch < epochs.firstKey()) {
            return null;
        }
        Sequences sequences = epochs.computeIfAbsent(epoch, _ -> new Sequences());
        if (epochs.size() > EPOCHS) {
            epochs.pollFirstEntry();
        }
        return sequences;
    }

    /** What a reading of a frontend's counters adds; it is taken as counted. */
    List<FrontendDelta> count(FrontendReading reading) {
        List<FrontendDelta> deltas = frontends.count(reading);
        touched.add(reading.producer());
        return deltas;
    }

    /** Forgets frontends that have not been read for so long that nothing of them can come again. */
    void forgetGone(Instant now) {
        gone.addAll(frontends.forgetGone(now));
    }

    /** What has changed since it was asked for the last time, by producer; empty for those that are to be forgotten. */
    Map<String, Optional<RequestPosition>> takeChanges() {
        Map<String, Optional<RequestPosition>> changes = new HashMap<>();
        gone.forEach(producer -> changes.put(producer, Optional.empty()));
        gone.clear();
        for (String producer : touched) {
            List<RequestPosition.Epoch> epochs = new ArrayList<>();
            byProducer
                    .getOrDefault(producer, new TreeMap<>())
                    .forEach((epoch, counted) -> epochs.add(new RequestPosition.Epoch(epoch, counted.ranges())));
            changes.put(producer, Optional.of(new RequestPosition(epochs, frontends.last(producer))));
        }
        touched.clear();
        return changes;
    }

    /** Learns what another instance has counted. */
    void restore(String producer, RequestPosition position) {
        if (position.frontend() != null) {
            frontends.restore(producer, position.frontend());
        }
        if (position.epochs().isEmpty()) {
            return;
        }
        TreeMap<Long, Sequences> epochs = new TreeMap<>();
        position.epochs().forEach(epoch -> epochs.put(epoch.epoch(), Sequences.of(epoch.counted())));
        byProducer.put(producer, epochs);
        latestEpoch = -1;
        latestProducer = "";
    }

    /** Learns that a frontend was forgotten. */
    void forget(String producer) {
        frontends.forget(producer);
    }
}
