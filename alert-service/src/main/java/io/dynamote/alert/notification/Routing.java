package io.dynamote.alert.notification;

import java.util.List;
import java.util.Map;

import io.dynamote.alert.inhibition.InhibitionRule;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;

/**
 * What decides where an alert goes.
 *
 * @param destinations places by the name of the receiver; a receiver without any takes alerts and tells nobody
 */
public record Routing(
        Route root, Intervals intervals, List<InhibitionRule> inhibition, Map<String, List<Destination>> destinations) {

    public Routing {
        inhibition = List.copyOf(inhibition);
        destinations = Map.copyOf(destinations);
    }
}
