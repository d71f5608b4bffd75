package io.dynamote.telemetry.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.traffic.FrontendReading;
import io.dynamote.events.traffic.GatewayPulse;

/** What a frontend has under way, in the form in which gateways tell it. */
final class FrontendPulse {

    private static final int INTERVALS = 3;

    private FrontendPulse() {}

    /** It holds for three intervals: a frontend that is gone has nothing under way. Empty if it does not tell. */
    static Optional<GatewayPulse> of(FrontendReading reading) {
        List<GatewayPulse.Active> active = new ArrayList<>();
        for (FrontendReading.Model model : reading.models()) {
            Long count = model.active();
            if (count == null) {
                return Optional.empty();
            }
            active.add(new GatewayPulse.Active(reading.deployment(), reading.team(), model.model(), count));
        }
        return Optional.of(
                new GatewayPulse(reading.producer(), 0, reading.time(), INTERVALS * reading.intervalSeconds(), active));
    }

    /** Whether a producer is a frontend. */
    static boolean isFrom(String producer) {
        return producer.startsWith(FrontendReading.PRODUCER);
    }
}
