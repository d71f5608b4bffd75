package io.dynamote.web.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.stream.ServerEvent;
import org.jspecify.annotations.Nullable;

/** Tells which changes of alerts newly call for somebody, so that browsers can say so once. Not for several threads. */
final class Calls {

    private static final Duration NEWS = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Seen> seen = new HashMap<>();
    private final Clock clock;

    Calls(Clock clock) {
        this.clock = clock;
    }

    private record Seen(UUID incident, boolean calling) {}

    /**
     * The event that says that an alert calls. None if the same occurrence did before, or if nothing is known of before and
     * it began so long ago that it is only being read again, as after a start of the portal.
     *
     * @param alert as it is now; null if it is over
     */
    Optional<ServerEvent> changed(String fingerprint, @Nullable AlertState alert) {
        if (alert == null) {
            seen.remove(fingerprint);
            return Optional.empty();
        }
        boolean calling = AlertWords.calls(alert);
        Seen before = seen.put(fingerprint, new Seen(alert.incident(), calling));
        boolean same = before != null && before.incident().equals(alert.incident());
        if (!calling || (same && before.calling())) {
            return Optional.empty();
        }
        AlertRow row = new AlertRow(alert);
        return same || row.since().plus(NEWS).isAfter(clock.instant()) ? Optional.of(event(row)) : Optional.empty();
    }

    private static ServerEvent event(AlertRow row) {
        Map<String, String> data = Map.of(
                "incident", row.of().incident().toString(),
                "name", row.name(),
                "summary", row.summary(),
                "severity", String.valueOf(row.of().severity()),
                "href", row.href());
        try {
            return new ServerEvent("alert-fired", JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text is always writable as JSON", e);
        }
    }
}
