package io.dynamote.alert.delivery;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import org.jspecify.annotations.Nullable;

/** An alert as a column of a delivery holds it: as it was when the message was decided. */
record AlertJson(
        SortedMap<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        @Nullable Instant endsAt,
        boolean endPresumed,
        Instant updatedAt,
        String generatorUrl) {

    static AlertJson of(Alert alert) {
        return new AlertJson(
                alert.labels().values(),
                alert.annotations(),
                alert.startsAt(),
                alert.endsAt(),
                alert.endPresumed(),
                alert.updatedAt(),
                alert.generatorUrl());
    }

    Alert alert() {
        return new Alert(new LabelSet(labels), annotations, startsAt, endsAt, endPresumed, updatedAt, generatorUrl);
    }
}
