package io.dynamote.telemetry.traffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What has been counted of each partition. A producer belongs to one of them: what it sends through one and repeats
 * through another cannot be recognised, because the partitions may be read by different instances.
 */
final class PartitionPositions {

    private final Map<Integer, ProducerPositions> partitions = new HashMap<>();
    private final Consumer<String> strays;

    /**
     * Nothing counted.
     *
     * @param strays is told of producers that come through a second partition, as far as both are ours
     */
    PartitionPositions(Consumer<String> strays) {
        this.strays = strays;
    }

    /** What has been counted of a partition. */
    ProducerPositions of(int partition) {
        return partitions.computeIfAbsent(
                partition, number -> new ProducerPositions(producer -> begun(producer, number)));
    }

    private void begun(String producer, int partition) {
        boolean elsewhere = partitions.entrySet().stream()
                .anyMatch(
                        other -> other.getKey() != partition && other.getValue().knows(producer));
        if (elsewhere) {
            strays.accept(producer);
        }
    }

    /** Forgets producers of which nothing can come again. */
    void forgetGone(Instant now) {
        partitions.values().forEach(positions -> positions.forgetGone(now));
    }

    /** By partition. */
    Map<Integer, ProducerPositions> all() {
        return Map.copyOf(partitions);
    }

    /** Forgets everything: others go on with it. */
    void clear() {
        partitions.clear();
    }
}
