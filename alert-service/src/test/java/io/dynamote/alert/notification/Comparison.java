package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.dynamote.alert.notification.AlertScript.Happened;
import io.dynamote.alert.notification.ScriptedPipeline.Sent;

/**
 * The messages of both for one script, by group.
 *
 * @param isClear whether small differences in time change nothing
 * @param apart the longest time between a message of ours and the same one of the other
 */
record Comparison(
        AlertScript script,
        Map<String, List<String>> ours,
        Map<String, List<String>> theirs,
        boolean isClear,
        Duration apart) {

    private static final int JITTERS = 12;

    /** Compares what was received until an end with what we make of the same events. */
    static Comparison of(AlertScript script, List<Happened> events, Instant until, List<Sent> received) {
        List<Sent> expected = ScriptedPipeline.play(script, events, until);
        List<Sent> actual = received.stream()
                .filter(sent -> sent.at().isBefore(until.plus(script.late())))
                .toList();
        Map<String, List<String>> ours = byGroup(expected);
        Map<String, List<String>> theirs = byGroup(actual);
        return new Comparison(
                script,
                ours,
                theirs,
                isClear(script, events, until, ours),
                ours.equals(theirs) ? apart(expected, actual) : Duration.ZERO);
    }

    boolean isSame() {
        return ours.equals(theirs);
    }

    boolean isSameForSure() {
        return isClear && isSame();
    }

    private static boolean isClear(
            AlertScript script, List<Happened> events, Instant until, Map<String, List<String>> expected) {
        int jitter = (int) script.jitter().toMillis();
        if (events.stream().anyMatch(each -> each.took().toMillis() > jitter)) {
            return false;
        }
        Random random = new Random(script.number());
        for (int i = 0; i < JITTERS; i++) {
            List<Happened> moved = events.stream()
                    .map(each -> new Happened(
                            each.event(), each.at().plusMillis(random.nextInt(2 * jitter + 1) - jitter), each.took()))
                    .sorted(Comparator.comparing(Happened::at))
                    .toList();
            Instant end = i % 2 == 0 ? until.plus(script.late()) : until.minus(script.jitter());
            if (!byGroup(ScriptedPipeline.play(script, moved, end)).equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static Duration apart(List<Sent> ours, List<Sent> theirs) {
        Map<String, List<Instant>> times = new HashMap<>();
        ours.forEach(sent ->
                times.computeIfAbsent(sent.group(), group -> new ArrayList<>()).add(sent.at()));
        Duration longest = Duration.ZERO;
        for (Sent sent : theirs) {
            Instant due = times.get(sent.group()).removeFirst();
            Duration between = Duration.between(due, sent.at()).abs();
            longest = between.compareTo(longest) > 0 ? between : longest;
        }
        return longest;
    }

    private static Map<String, List<String>> byGroup(List<Sent> sent) {
        return sent.stream()
                .collect(Collectors.groupingBy(
                        Sent::group, TreeMap::new, Collectors.mapping(Sent::text, Collectors.toList())));
    }
}
