package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.evaluation.Evaluation;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.evaluation.Transition;
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
 */
record Plan(Instant start) {

    static final List<String> DESTINATIONS = List.of("answers", "refuses", "hangs", "limits");
    static final Rule RULE = RuleExamples.host("memory_utilization > 0.9")
            .id("memory-high")
            .name("MemoryHigh")
            .rule();
    static final int HOSTS = 9;

    /** Messages are grouped by it, so there are so many lanes to each destination. */
    static final int ROLES = 3;

    /** Waits that are short, so that much happens between two crashes. */
    static final RetryPolicy RETRY = new RetryPolicy(
            Duration.ofMillis(100), 1.5, 0.2, Duration.ofMillis(500), Duration.ofHours(1), Duration.ofDays(1));

    private static final Duration PACE = Duration.ofMillis(20);

    /** One signal. */
    Signal signal(int number, Feed.Memory memory) {
        int host = number % HOSTS;
        return new Signal(
                SignalKind.HOST,
                "host-" + host,
                start.plus(PACE.multipliedBy(number)),
                Map.of("name", "host-" + host, "role", "role-" + host % ROLES),
                Map.of("memory_utilization", memory == Feed.Memory.FULL ? 0.95 : 0.5),
                Map.of());
    }

    /** What a process that never ends makes of all signals. */
    List<Transition> transitions(List<Feed.Memory> signals) {
        List<Transition> transitions = new ArrayList<>();
        Evaluation evaluation = new Evaluation(EvaluationPolicy.defaults());
        evaluation.replaceRules(List.of(RULE), start, transitions::add);
        for (int i = 0; i < signals.size(); i++) {
            evaluation.signal(signal(i, signals.get(i)), transitions::add);
        }
        return transitions;
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
