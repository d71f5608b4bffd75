package io.dynamote.alert.api;

import java.util.function.Supplier;

import io.dynamote.alert.incident.Contract;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentId;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.runtime.actor.Actor;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes an incident on, and lets it go, for whoever asks by the name of the alert or of the incident. */
@Singleton
final class Acknowledgements {

    private final Incidents incidents;
    private final Contract contract;
    private final Writes writes;

    Acknowledgements(Incidents incidents, Contract contract, Writes writes) {
        this.incidents = incidents;
        this.contract = contract;
        this.writes = writes;
    }

    /**
     * Notes that somebody is on it.
     *
     * @param body with a note, or none
     * @param incident looked up within the transaction
     */
    HttpResponse<byte[]> add(HttpRequest<?> request, @Nullable String body, Supplier<IncidentId> incident) {
        return once(request, body, incident, incidents::acknowledge);
    }

    /** Notes that nobody is on it any more; see {@link #add}. */
    HttpResponse<byte[]> remove(HttpRequest<?> request, @Nullable String body, Supplier<IncidentId> incident) {
        return once(request, body, incident, incidents::release);
    }

    @FunctionalInterface
    private interface Step {
        Incident take(IncidentId incident, Actor by, @Nullable String note);
    }

    private HttpResponse<byte[]> once(
            HttpRequest<?> request, @Nullable String body, Supplier<IncidentId> incident, Step step) {
        byte @Nullable [] bytes = Notes.bytes(body);
        String note = Notes.optional(bytes);
        return writes.once(
                request,
                bytes,
                HttpStatus.OK,
                () -> contract.state(step.take(incident.get(), writes.actor(request), note)));
    }
}
