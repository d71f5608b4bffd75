package io.dynamote.deployment.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.dynamote.deployment.verdict.ObservedEvent;
import io.fabric8.kubernetes.api.model.Event;

/** Reads a Kubernetes event about a pod. */
final class EventReader {

    private EventReader() {}

    /** The event, or empty if it is about something else. */
    static Optional<ObservedEvent> read(Event event) {
        if (!"Pod".equals(event.getInvolvedObject().getKind())) {
            return Optional.empty();
        }
        return Optional.of(new ObservedEvent(
                event.getInvolvedObject().getName(),
                Objects.requireNonNullElse(event.getReason(), ""),
                event.getMessage(),
                at(event)));
    }

    /** When it was last seen; the API fills one field or another, depending on who reports. */
    private static Instant at(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getFirstTimestamp(),
                        event.getMetadata().getCreationTimestamp())
                .map(Times::read)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
