package io.dynamote.events.traffic;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a producer has under way. It holds for the lease: a gateway that dies takes its requests with it
 * instead of leaving them active for ever. A new pulse replaces the one before. Names are at most 256 characters.
 *
 * @param producer the gateway instance
 * @param epoch grows with each start of the producer; a pulse of an older one is ignored
 * @param time when it was counted
 * @param leaseSeconds how long it holds, 1 to 300; a producer should send three within it
 * @param active by deployment, model and team. What was listed and no longer is has none; of what this producer never
 *     listed it tells nothing, so what it serves should be listed with 0
 */
public record GatewayPulse(
        @JsonProperty("dynamote.producer") String producer,
        @JsonProperty("dynamote.epoch") long epoch,
        Instant time,
        @JsonProperty("lease_seconds") int leaseSeconds,
        List<Active> active) {

    private static final int LONGEST_LEASE = 300;
    private static final int MOST_ACTIVE = 1_000;

    /**
     * Requests under way.
     *
     * @param deployment {@code namespace/name}; null if it is not known
     * @param team whose they are; null if it is not known
     * @param model that was asked for
     * @param count how many, at least 0
     */
    public record Active(
            @JsonProperty("dynamote.deployment") @Nullable String deployment,
            @JsonProperty("dynamote.team") @Nullable String team,
            @JsonProperty("gen_ai.request.model") String model,
            long count) {

        public Active {
            if (model == null || model.isEmpty()) {
                throw new IllegalArgumentException("gen_ai.request.model must be given");
            }
            checkLength("gen_ai.request.model", model);
            checkLength("dynamote.deployment", deployment);
            checkLength("dynamote.team", team);
            if (count < 0) {
                throw new IllegalArgumentException("count must be at least 0, not: " + count);
            }
        }
    }

    public GatewayPulse {
        if (producer == null || producer.isEmpty()) {
            throw new IllegalArgumentException("dynamote.producer must be given");
        }
        checkLength("dynamote.producer", producer);
        if (time == null) {
            throw new IllegalArgumentException("time must be given");
        }
        if (leaseSeconds < 1 || leaseSeconds > LONGEST_LEASE) {
            throw new IllegalArgumentException(
                    "lease_seconds must be 1 to " + LONGEST_LEASE + ", not: " + leaseSeconds);
        }
        active = active == null ? List.of() : List.copyOf(active);
        if (active.size() > MOST_ACTIVE) {
            throw new IllegalArgumentException(
                    "active must have at most " + MOST_ACTIVE + " entries, not: " + active.size());
        }
    }

    private static void checkLength(String field, @Nullable String text) {
        if (text != null && text.length() > RequestFields.LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    field + " must be at most " + RequestFields.LONGEST_TEXT + " characters, not: " + text.length());
        }
    }
}
