package io.dynamote.web.host;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.dynamote.web.alert.LastAlert;
import io.dynamote.web.state.Freshness;
import io.dynamote.web.state.Listing;
import io.dynamote.web.upstream.Answer;
import org.jspecify.annotations.Nullable;

/** What the templates of hosts read, the same for a request and for a push. */
final class HostModel {

    private HostModel() {}

    /** The overview. */
    static Map<String, Object> overview(Listing<Host> listing, Function<String, LastAlert> alerts) {
        Map<String, Object> model = new HashMap<>();
        switch (listing) {
            case Listing.Loading<Host> _ -> model.put("state", "loading");
            case Listing.Failed<Host> failed -> {
                model.put("state", "failed");
                model.put("reason", failed.reason());
            }
            case Listing.Loaded<Host> loaded -> {
                List<HostRow> rows = rows(loaded.items(), alerts);
                model.put("state", rows.isEmpty() ? "empty" : "full");
                model.put("caveat", loaded.caveat());
                model.put("asOf", loaded.asOf());
                model.put("groups", groups(rows));
                model.put("counts", counts(rows));
                model.put(
                        "both",
                        loaded.items().stream().anyMatch(host -> host.ways().size() > 1));
            }
        }
        return model;
    }

    static List<HostRow> rows(List<Host> hosts, Function<String, LastAlert> alerts) {
        return hosts.stream()
                .map(host -> new HostRow(host, alerts.apply(host.id())))
                .sorted(Comparator.comparing((HostRow row) -> row.of().group())
                        .thenComparing(row -> row.of().label(), String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static Map<String, List<HostRow>> groups(List<HostRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row.of().group(), TreeMap::new, Collectors.toList()));
    }

    private static List<Count> counts(List<HostRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> row.of().state(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> new Count(same.getFirst(), same.size()))
                .toList();
    }

    /** How many hosts are in the state of this one. */
    record Count(HostRow row, int number) {}

    /** One host. */
    static Map<String, Object> one(
            String id, Answer<Host> answer, LastAlert lastAlert, boolean warmingUp, Instant now) {
        Map<String, Object> model = new HashMap<>();
        model.put("hostId", id);
        switch (answer) {
            case Answer.Found<Host> found -> {
                model.put("state", "full");
                model.put("asOf", found.value().asOf());
                model.put("caveat", Freshness.told(found.value().asOf()).caveat(now));
                model.put("row", new HostRow(found.value(), lastAlert));
                model.put("parts", new Parts(found.value(), now).all());
            }
            case Answer.Refused<Host> refused ->
                without(model, refused.status() == 404 ? "missing" : "failed", refused.reason());
            case Answer.Unavailable<Host> away -> without(model, warmingUp ? "loading" : "failed", away.reason());
        }
        return model;
    }

    private static void without(Map<String, Object> model, String state, @Nullable String reason) {
        model.put("state", state);
        model.put("reason", reason);
    }
}
