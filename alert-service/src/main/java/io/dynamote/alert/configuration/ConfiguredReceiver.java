package io.dynamote.alert.configuration;

import java.util.List;

import io.dynamote.alert.notification.Destination;

/** A receiver of a file: a name, and the places where its messages go. */
record ConfiguredReceiver(String name, List<Place> places) {

    ConfiguredReceiver {
        places = List.copyOf(places);
    }

    List<Destination> destinations() {
        return places.stream().map(Place::destination).toList();
    }

    /** One place and how to reach it. */
    record Place(Destination destination, ReceiverFactory factory) {}
}
