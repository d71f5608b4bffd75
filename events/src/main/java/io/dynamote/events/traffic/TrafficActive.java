package io.dynamote.events.traffic;

import java.time.Instant;
import java.util.List;

/**
 * What a producer has under way, as telemetry-service hands it on. It replaces the one before of the same producer and
 * is worth nothing after its end.
 *
 * @param producer who counted: the instance of a gateway, or a frontend that is scraped
 * @param time when it was counted, by the producer's clock
 * @param until when it ceases to hold, by the clock of telemetry-service
 * @param active requests under way, as in a {@link GatewayPulse}
 */
public record TrafficActive(String producer, Instant time, Instant until, List<GatewayPulse.Active> active) {

    public TrafficActive {
        if (producer == null || producer.isEmpty() || time == null || until == null) {
            throw new IllegalArgumentException(
                    "producer, time and until must be given, not: " + producer + ", " + time + ", " + until);
        }
        active = active == null ? List.of() : List.copyOf(active);
    }
}
