package io.dynamote.telemetry.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.RequestFields;
import io.dynamote.events.traffic.RequestPosition;
import org.jspecify.annotations.Nullable;

/** Which requests of which producers of one partition have been counted. */
final class ProducerPositions {

    /** Epochs of a producer that are remembered; what an older one sends again is taken for a duplicate. */
    static final int EPOCHS = 4;

    /** A producer that was silent for so long is forgotten: what it sent has left Kafka, with an hour to spare. */
    static final Duration KEPT = Duration.ofDays(1).plusHours(1);

    /** Most producers that number their requests; beyond it the one that was silent for longest is forgotten. */
    static final int MOST_PRODUCERS = 20_000;

    /** A producer that only repeats itself is written anew so often, so that it counts as one that is there. */
    private static final Duration REPEATED = Duration.ofHours(1);

    private final LinkedHashMap<String, Known> byProducer = new LinkedHashMap<>(16, 0.75f, true);
    private final FrontendPositions frontends = new FrontendPositions();
    private final Set<String> touched = new HashSet<>();
    private final Set<String> repeating = new HashSet<>();
    private final Consumer<String> begun;
    private String latestProducer = "";
    private long latestEpoch = -1;
    private Sequences latest = new Sequences();

    private static final class Known {
        private final TreeMap<Long, Sequences> epochs = new TreeMap<>();
        private Instant written = Instant.MAX;
    }

    /**
     * Nothing counted.
     *
     * @param begun is told of each producer that was not known here
     */
    ProducerPositions(Consumer<String> begun) {
        this.begun = begun;
    }

    /** Takes a request as counted; false if it already was. One without a number is always new. */
    boolean count(RequestFields request) {
        if (request.sequence == RequestFields.UNKNOWN) {
            return true;
        }
        if (request.epoch != latestEpoch || !request.producer.equals(latestProducer)) {
            Sequences found = find(request.producer, request.epoch);
            if (found == null) {
                repeating.add(request.producer);
                return false;
            }
            latestProducer = request.producer;
            latestEpoch = request.epoch;
            latest = found;
        }
        boolean counted = latest.add(request.sequence);
        (counted ? touched : repeating).add(request.producer);
        return counted;
    }

    private @Nullable Sequences find(String producer, long epoch) {
        Known known = byProducer.get(producer);
        if (known == null) {
            known = new Known();
            put(producer, known);
            begun.accept(producer);
        }
        TreeMap<Long, Sequences> epochs = known.epochs;
        if (epochs.size() == EPOCHS && epoch < epochs.firstKey()) {
            return null;
        }
        Sequences sequences = epochs.computeIfAbsent(epoch, _ -> new Sequences());
        if (epochs.size() > EPOCHS) {
            epochs.pollFirstEntry();
        }
        return sequences;
    }

    private void put(String producer, Known known) {
        byProducer.put(producer, known);
        if (byProducer.size() > MOST_PRODUCERS) {
            touched.add(byProducer.pollFirstEntry().getKey());
        }
    }

    /** What a reading of a frontend's counters adds; it is taken as counted. */
    List<FrontendDelta> count(FrontendReading reading) {
        List<FrontendDelta> deltas = frontends.count(reading);
        touched.add(reading.producer());
        return deltas;
    }

    /** Whether requests of a producer were counted. */
    boolean knows(String producer) {
        return byProducer.containsKey(producer);
    }

    /** Forgets gateways and frontends that were silent for so long that nothing of them can come again. */
    void forgetGone(Instant now) {
        touched.addAll(frontends.forgetGone(now));
        byProducer.entrySet().removeIf(entry -> {
            boolean gone = entry.getValue().written.isBefore(now.minus(KEPT)) && !touched.contains(entry.getKey());
            if (gone) {
                repeating.remove(entry.getKey());
                touched.add(entry.getKey());
            }
            return gone;
        });
        forgetLatest();
    }

    /** What was found last may be of a producer that is not known any more, or no longer stands as it did. */
    private void forgetLatest() {
        latestProducer = "";
        latestEpoch = -1;
    }

    /** What has changed since it was asked for the last time, by producer; empty for those that are forgotten. */
    Map<String, Optional<RequestPosition>> takeChanges(Instant now) {
        for (String producer : repeating) {
            Known known = byProducer.get(producer);
            if (known != null && known.written.isBefore(now.minus(REPEATED))) {
                touched.add(producer);
            }
        }
        Map<String, Optional<RequestPosition>> changes = new HashMap<>();
        touched.forEach(producer -> changes.put(producer, position(producer, now)));
        touched.clear();
        repeating.clear();
        return changes;
    }

    private Optional<RequestPosition> position(String producer, Instant now) {
        List<RequestPosition.Epoch> epochs = new ArrayList<>();
        Known known = byProducer.get(producer);
        if (known != null) {
            known.written = now;
            known.epochs.forEach((epoch, counted) -> epochs.add(new RequestPosition.Epoch(epoch, counted.ranges())));
        }
        FrontendReading reading = frontends.last(producer);
        boolean gone = known == null && reading == null;
        return gone ? Optional.empty() : Optional.of(new RequestPosition(epochs, reading));
    }

    /**
     * Learns what was counted before.
     *
     * @param written when that was told
     */
    void restore(String producer, RequestPosition position, Instant written) {
        forget(producer);
        if (position.frontend() != null) {
            frontends.restore(producer, position.frontend());
        }
        if (!position.epochs().isEmpty()) {
            Known known = new Known();
            known.written = written;
            position.epochs().forEach(epoch -> known.epochs.put(epoch.epoch(), Sequences.of(epoch.counted())));
            put(producer, known);
        }
    }

    /** Learns that a producer was forgotten. */
    void forget(String producer) {
        frontends.forget(producer);
        byProducer.remove(producer);
        forgetLatest();
    }
}
