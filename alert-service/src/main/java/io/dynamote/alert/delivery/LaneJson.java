package io.dynamote.alert.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.GroupKey;
import io.dynamote.alert.notification.LaneKey;
import io.dynamote.alert.notification.LaneState;
import io.dynamote.alert.notification.LogEntry;
import io.dynamote.alert.notification.Progress;
import io.dynamote.alert.notification.Tries;
import io.dynamote.alert.receiver.Reason;
import org.jspecify.annotations.Nullable;

/** A lane as a column holds it: of what is put off and what is under way at most one is there. */
record LaneJson(
        String route,
        SortedMap<String, String> labels,
        String destination,
        Instant nextLook,
        boolean looked,
        Instant settledAt,
        long settledNumber,
        @Nullable ToldJson told,
        @Nullable PutOffJson putOff,
        @Nullable UnderWayJson underWay) {

    record ToldJson(List<String> firing, List<String> resolved, Instant at) {}

    record PutOffJson(Reason reason, Instant until, boolean hasTurn, Tries tries) {}

    record UnderWayJson(NotificationJson notification, long seen) {}

    static LaneJson of(LaneState lane) {
        LogEntry told = lane.told();
        Progress progress = lane.progress();
        return new LaneJson(
                lane.key().group().route(),
                lane.key().group().labels().values(),
                lane.key().destination(),
                lane.nextLook(),
                lane.looked(),
                lane.settledAt(),
                lane.settledNumber(),
                told == null ? null : new ToldJson(texts(told.firing()), texts(told.resolved()), told.at()),
                progress instanceof Progress.PutOff off
                        ? new PutOffJson(off.reason(), off.until(), off.hasTurn(), off.tries())
                        : null,
                progress instanceof Progress.UnderWay sent
                        ? new UnderWayJson(NotificationJson.of(sent.notification()), sent.seen())
                        : null);
    }

    LaneState lane() {
        return new LaneState(
                new LaneKey(new GroupKey(route, new LabelSet(labels)), destination),
                nextLook,
                looked,
                settledAt,
                settledNumber,
                told == null ? null : new LogEntry(names(told.firing()), names(told.resolved()), told.at()),
                progress());
    }

    private Progress progress() {
        if (underWay != null) {
            return new Progress.UnderWay(underWay.notification().notification(), underWay.seen());
        }
        return putOff == null
                ? new Progress.Resting()
                : new Progress.PutOff(putOff.reason(), putOff.until(), putOff.hasTurn(), putOff.tries());
    }

    private static List<String> texts(Collection<Fingerprint> names) {
        return names.stream().map(Fingerprint::toString).sorted().toList();
    }

    private static Set<Fingerprint> names(List<String> texts) {
        return texts.stream()
                .map(text -> new Fingerprint(Long.parseUnsignedLong(text, 16)))
                .collect(Collectors.toSet());
    }
}
