package io.dynamote.alert.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One script and what came of it, each time that it was played. */
final class Played {

    private AlertScript script;
    private final List<Comparison> comparisons = new ArrayList<>();

    Played(AlertScript script) {
        this.script = script;
    }

    /** The script, with other alerts each time. */
    AlertScript next() {
        AlertScript next = script;
        script = script.again();
        return next;
    }

    void add(Comparison comparison) {
        comparisons.add(comparison);
    }

    /** Whether it was the same once: what differs only now and then is the machine. */
    boolean isSame() {
        return same().findAny().isPresent();
    }

    Stream<Comparison> same() {
        return comparisons.stream().filter(Comparison::isSameForSure);
    }

    /** The comparisons that found a difference, if none found them the same. */
    List<Comparison> differences() {
        return isSame()
                ? List.of()
                : comparisons.stream().filter(Comparison::isClear).toList();
    }
}
