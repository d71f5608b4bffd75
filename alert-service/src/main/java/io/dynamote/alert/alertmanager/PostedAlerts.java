package io.dynamote.alert.alertmanager;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Reads alerts as Prometheus sends them. */
final class PostedAlerts {

    /** How long an alert fires after it was last heard of, unless it says itself when it ends. */
    static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_VALUE = 10_000;
    private static final int MOST = 100;

    private final Instant now;
    private final FieldErrors errors = new FieldErrors();

    private PostedAlerts(Instant now) {
        this.now = now;
    }

    /**
     * The alerts of a body.
     *
     * @throws InvalidInputException naming every field at fault
     */
    static List<Alert> read(JsonNode body, Instant now) {
        if (!body.isArray()) {
            throw InvalidInputException.of(
                    "body", String.valueOf(ObjectReader.shown(body)), "must be a list of alerts");
        }
        PostedAlerts reader = new PostedAlerts(now);
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            reader.alert(body.get(i), "[" + i + "]").ifPresent(alerts::add);
        }
        reader.errors.throwIfAny();
        return alerts;
    }

    private Optional<Alert> alert(JsonNode node, String path) {
        int before = errors.list().size();
        Map<String, String> labels = texts(node.path("labels"), path + ".labels");
        Map<String, String> annotations = texts(node.path("annotations"), path + ".annotations");
        Instant start = time(node.path("startsAt"), path + ".startsAt");
        Instant end = time(node.path("endsAt"), path + ".endsAt");
        labels.values().removeIf(String::isEmpty);
        if (labels.isEmpty()) {
            errors.add(path + ".labels", null, "must hold a label that is not empty");
        }
        Instant startsAt = start == null ? (end != null && end.isBefore(now) ? end : now) : start;
        Instant endsAt = end == null ? now.plus(RESOLVE_TIMEOUT) : end;
        if (endsAt.isBefore(startsAt)) {
            errors.add(path + ".endsAt", endsAt.toString(), "must not be before startsAt " + startsAt);
        }
        if (errors.list().size() > before) {
            return Optional.empty();
        }
        String url = node.path("generatorURL").asText("");
        return Optional.of(new Alert(LabelSet.of(labels), annotations, startsAt, endsAt, end == null, now, url));
    }

    private Map<String, String> texts(JsonNode node, String path) {
        Map<String, String> texts = new HashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return texts;
        }
        if (!node.isObject() || node.size() > MOST) {
            errors.add(path, null, "must be an object of at most " + MOST + " entries");
            return texts;
        }
        node.properties().forEach(entry -> {
            String name = entry.getKey();
            String value = entry.getValue().textValue();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                errors.add(path, name, "must have names of 1 to " + LONGEST_NAME + " characters");
            } else if (value == null || value.length() > LONGEST_VALUE) {
                errors.add(path + "." + name, null, "must be a string of at most " + LONGEST_VALUE + " characters");
            } else {
                texts.put(name, value);
            }
        });
        return texts;
    }

    /** Go writes a time that is not given as year 1. */
    private @Nullable Instant time(JsonNode node, String path) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(node.asText());
            return time.getYear() <= 1 ? null : time.toInstant();
        } catch (DateTimeException e) {
            errors.add(path, ObjectReader.shown(node), "must be a time such as 2026-11-21T12:00:00Z");
            return null;
        }
    }
}
