package io.dynamote.alert.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import io.dynamote.alert.delivery.LeftBehind.Try;
import io.dynamote.alert.delivery.TroubledReceivers.Arrival;
import io.dynamote.alert.delivery.TroubledReceivers.Reply;
import io.dynamote.alert.evaluation.Transition;

/** What receivers know by the messages that they took, and by those that they took without a word. */
final class Knowledge {

    private final Map<String, Set<String>> firing = new TreeMap<>();
    private long last;

    Knowledge() {
        Plan.DESTINATIONS.forEach(destination -> firing.put(destination, new TreeSet<>()));
    }

    /** Reads what is new; which entities are said to fire, by destination. */
    Map<String, Set<String>> read(LeftBehind left, List<Arrival> arrivals) {
        Map<UUID, Reply> replies = new HashMap<>();
        arrivals.forEach(arrival -> replies.put(arrival.notification(), arrival.reply()));
        for (Try one : left.tries(last)) {
            Reply reply = replies.get(one.id());
            if (reply == Reply.TAKEN || reply == Reply.SILENCE) {
                Set<String> entities = firing.get(one.destination());
                one.firing().forEach(told -> entities.add(told.entity()));
                one.resolved().forEach(told -> entities.remove(told.entity()));
            }
            last = one.number();
        }
        return firing;
    }

    /** What there is to know after these transitions. */
    static Map<String, Set<String>> truth(List<Transition> transitions) {
        Set<String> entities = new TreeSet<>();
        for (Transition transition : transitions) {
            if (transition.fires()) {
                entities.add(transition.entity());
            } else if (transition.resolves()) {
                entities.remove(transition.entity());
            }
        }
        Map<String, Set<String>> truth = new TreeMap<>();
        Plan.DESTINATIONS.forEach(destination -> truth.put(destination, entities));
        return truth;
    }
}
