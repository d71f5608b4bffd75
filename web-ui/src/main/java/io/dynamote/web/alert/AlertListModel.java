package io.dynamote.web.alert;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.dynamote.events.alert.AlertState;
import io.dynamote.events.signal.SignalKind;
import io.dynamote.web.state.Listing;

/** What the template of active alerts reads. */
final class AlertListModel {

    private AlertListModel() {}

    static Map<String, Object> of(Listing<AlertState> listing, AlertFilter filter) {
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("tab", AlertTab.ACTIVE);
        model.put("tabs", AlertTab.values());
        model.put("groupings", AlertFilter.Grouping.values());
        switch (listing) {
            case Listing.Loading<AlertState> _ -> model.put("state", "loading");
            case Listing.Failed<AlertState> failed -> {
                model.put("state", "failed");
                model.put("reason", failed.reason());
            }
            case Listing.Loaded<AlertState> loaded -> show(loaded, filter, model);
        }
        return model;
    }

    private static void show(Listing.Loaded<AlertState> loaded, AlertFilter filter, Map<String, Object> model) {
        List<AlertState> found = filter.apply(loaded.items());
        model.put("state", loaded.items().isEmpty() ? "empty" : found.isEmpty() ? "none" : "full");
        model.put("caveat", loaded.caveat());
        model.put("asOf", loaded.asOf());
        model.put("groups", groups(found, filter.by()));
        model.put("chips", chips(loaded.items(), filter));
        model.put(
                "severities",
                distinct(loaded.items().stream()
                        .map(alert -> alert.severity() == null ? "" : alert.severity())
                        .toList()));
        model.put(
                "teams",
                distinct(loaded.items().stream()
                        .map(alert -> alert.team() == null ? "" : alert.team())
                        .toList()));
        model.put(
                "kinds",
                Arrays.stream(SignalKind.values()).map(SignalKind::word).toList());
    }

    private static List<String> distinct(List<String> all) {
        return all.stream()
                .filter(each -> !each.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(AlertWords::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** In the order of the worst alert of each group. */
    private static List<Group> groups(List<AlertState> found, AlertFilter.Grouping by) {
        return found.stream()
                .collect(Collectors.groupingBy(by::group, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Group(
                        entry.getKey(),
                        entry.getValue().stream().map(AlertRow::new).toList()))
                .toList();
    }

    private static List<Chip> chips(List<AlertState> all, AlertFilter filter) {
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(AlertFilter::statusOf, Collectors.counting()));
        return AlertFilter.STATUSES.stream()
                .filter(status -> counts.containsKey(status) || filter.status().equals(status))
                .map(status -> chip(status, counts.getOrDefault(status, 0L), filter))
                .toList();
    }

    private static Chip chip(String status, long count, AlertFilter filter) {
        boolean chosen = filter.status().equals(status);
        String icon = switch (status) {
            case "firing" -> "bell-fill";
            case "acknowledged" -> "person-check-fill";
            case "silenced" -> "bell-slash";
            default -> "hourglass-split";
        };
        return new Chip(
                AlertWords.capital(status),
                icon,
                count,
                chosen,
                filter.withStatus(chosen ? "" : status).href());
    }

    /**
     * Alerts that are shown together.
     *
     * @param name as people read it
     */
    record Group(String name, List<AlertRow> rows) {
        Group {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A status to filter by.
     *
     * @param chosen whether only it is shown
     * @param href the page with only it, or with all again
     */
    record Chip(String word, String icon, long count, boolean chosen, String href) {}
}
