package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.notification.RetryPolicy;
import io.dynamote.alert.notification.Routing;
import io.dynamote.alert.route.GroupBy;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.Timing;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;

/**
 * What happens in the test of crashes, the same in every process: signals of hosts whose memory fills and empties, one rule,
 * and one route to four destinations.
 *
 * @param start time of the first signal
 * @param signals how many there are; in the last ones all is well
 */
record Plan(Instant start, int signals) {

    static final List<String> DESTINATIONS = List.of("answers", "refuses", "hangs", "limits");
    static final Rule RULE = RuleExamples.host("memory_utilization > 0.9")
            .id("memory-high")
            .name("MemoryHigh")
            .rule();

    /** Waits that are short, so that much happens between two crashes. */
    static final RetryPolicy RETRY = new RetryPolicy(
            Duration.ofMillis(100), 1.5, 0.2, Duration.ofMillis(500), Duration.ofHours(1), Duration.ofDays(1));

    private static final int HOSTS = 9;
    private static final int ROLES = 3;
    private static final int STEADY = 4;
    private static final Duration PACE = Duration.ofMillis(40);

    /** How many signals there are by a time. */
    int available(Instant now) {
        return Math.toIntExact(Math.clamp(Duration.between(start, now).dividedBy(PACE) + 1, 0, signals));
    }

    /** One signal; the same each time that it is read. */
    Signal signal(int number) {
        int host = number % HOSTS;
        int phase = number / (HOSTS * STEADY);
        // Neighbouring seeds give the same first answer.
        boolean full = number < signals - HOSTS
                && new Random(31L * phase + host).ints(5).sum() % 2 == 0;
        return new Signal(
                SignalKind.HOST,
                "host-" + host,
                start.plus(PACE.multipliedBy(number)),
                Map.of("name", "host-" + host, "role", "role-" + host % ROLES),
                Map.of("memory_utilization", full ? 0.95 : 0.5),
                Map.of());
    }

    static Routing routing() {
        Timing timing = new Timing(Duration.ZERO, Duration.ofMillis(300), Duration.ofHours(1), Duration.ZERO);
        Route root = new Route(
                "{}",
                Matchers.NONE,
                false,
                GroupBy.of(List.of("role")),
                timing,
                "ops",
                List.of(),
                List.of(),
                List.of());
        List<Destination> destinations = DESTINATIONS.stream()
                .map(id -> new Destination("ops", id, true, Duration.ZERO))
                .toList();
        return new Routing(root, Intervals.NONE, List.of(), Map.of("ops", destinations));
    }
}
