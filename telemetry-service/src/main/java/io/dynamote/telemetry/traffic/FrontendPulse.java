package io.dynamote.telemetry.traffic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;
import io.dynamote.events.traffic.RequestFields;
import org.jspecify.annotations.Nullable;

/** What a frontend has under way, in the form in which gateways tell it. */
final class FrontendPulse {

    /** Intervals for which a reading holds. */
    static final int INTERVALS = 3;

    private FrontendPulse() {}

    /**
     * It holds for three intervals: a frontend that is gone has nothing under way. Empty if it does not tell, or has names
     * that are longer than those of a pulse may be.
     */
    static Optional<GatewayPulse> of(FrontendReading reading) {
        List<GatewayPulse.Active> active = new ArrayList<>();
        for (FrontendReading.Model model : reading.models()) {
            Long count = model.active();
            if (count == null || !fits(reading.producer(), reading.deployment(), reading.team(), model.model())) {
                return Optional.empty();
            }
            active.add(new GatewayPulse.Active(reading.deployment(), reading.team(), model.model(), count));
        }
        return Optional.of(
                new GatewayPulse(reading.producer(), 0, reading.time(), INTERVALS * reading.intervalSeconds(), active));
    }

    private static boolean fits(@Nullable String... names) {
        return Arrays.stream(names).allMatch(name -> name == null || name.length() <= RequestFields.LONGEST_TEXT);
    }

    /** Whether a producer is a frontend. */
    static boolean isFrom(String producer) {
        return producer.startsWith(FrontendReading.PRODUCER);
    }

    /** The deployment of the frontend that a producer is. */
    static String deployment(String producer) {
        int pod = producer.lastIndexOf('/');
        return producer.substring(FrontendReading.PRODUCER.length(), Math.max(pod, FrontendReading.PRODUCER.length()));
    }
}
