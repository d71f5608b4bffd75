package io.dynamote.alert.alertmanager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.Subject;

/** Alertmanager's {@code gettableAlert}. */
record AlertView(
        Map<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        Instant updatedAt,
        String fingerprint,
        List<Receiver> receivers,
        Status status,
        @JsonProperty("generatorURL") String generatorUrl) {

    private static final Pattern SILENCE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Names a receiver. */
    record Receiver(String name) {}

    /** {@code active} or {@code suppressed}, and because of what; maintenance windows are in mutedBy. */
    record Status(String state, List<String> silencedBy, List<String> inhibitedBy, List<String> mutedBy) {}

    static AlertView of(Incident incident, Situation situation) {
        List<String> muting = situation.muting(incident.labels());
        List<String> inhibiting = situation.inhibiting(incident.labels());
        Instant firedAt = incident.state().firedAt();
        return new AlertView(
                incident.labels().values(),
                incident.reading().annotations(),
                firedAt == null ? incident.activeAt() : firedAt,
                end(incident, situation.now()),
                incident.updatedAt(),
                incident.fingerprint().toString(),
                situation.receivers(incident.labels()).stream()
                        .map(Receiver::new)
                        .toList(),
                new Status(
                        muting.isEmpty() && inhibiting.isEmpty() ? "active" : "suppressed",
                        muting.stream().filter(AlertView::isSilence).toList(),
                        inhibiting,
                        muting.stream().filter(name -> !isSilence(name)).toList()),
                incident.subject() instanceof Subject.OfSource source ? source.generatorUrl() : "");
    }

    private static boolean isSilence(String name) {
        return SILENCE.matcher(name).matches();
    }

    /** Alertmanager always tells an end: of an alert that fires until it is said otherwise, one that moves on. */
    private static Instant end(Incident incident, Instant now) {
        Instant presumed = incident.subject() instanceof Subject.OfSource source ? source.presumedEnd() : null;
        return presumed == null ? now.plus(PostedAlerts.RESOLVE_TIMEOUT) : presumed;
    }
}
