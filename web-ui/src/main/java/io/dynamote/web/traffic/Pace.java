package io.dynamote.web.traffic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lets each key through at most once per interval: at once if it was quiet, else when the interval is over. What changes
 * in between becomes one. Times are in milliseconds of any clock that does not go back.
 */
final class Pace {

    private final long interval;
    private final Map<String, Long> last = new HashMap<>();
    private final Map<String, Long> due = new HashMap<>();

    Pace(long intervalMillis) {
        this.interval = intervalMillis;
    }

    /** A key has changed. */
    synchronized void changed(String key, long now) {
        due.computeIfAbsent(key, _ -> Math.max(now, last.getOrDefault(key, Long.MIN_VALUE / 2) + interval));
    }

    /** The keys whose turn it is. */
    synchronized List<String> take(long now) {
        List<String> ready = new ArrayList<>();
        Iterator<Map.Entry<String, Long>> waiting = due.entrySet().iterator();
        while (waiting.hasNext()) {
            Map.Entry<String, Long> next = waiting.next();
            if (next.getValue() <= now) {
                ready.add(next.getKey());
                waiting.remove();
            }
        }
        // Once the interval is over nothing has to be remembered of a key.
        last.values().removeIf(sent -> sent + interval <= now);
        ready.forEach(key -> last.put(key, now));
        return ready;
    }

    /** How long until the next key's turn; empty while none waits. */
    synchronized OptionalLong pause(long now) {
        return due.values().stream().mapToLong(at -> Math.max(0, at - now)).min();
    }
}
