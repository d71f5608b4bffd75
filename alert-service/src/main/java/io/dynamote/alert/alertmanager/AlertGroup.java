package io.dynamote.alert.alertmanager;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.route.Route;

/** Alertmanager's {@code alertGroup}: the alerts that are told together. */
record AlertGroup(SortedMap<String, String> labels, AlertView.Receiver receiver, List<AlertView> alerts) {

    private record Key(String route, String receiver, LabelSet labels) {}

    static List<AlertGroup> of(List<AlertView> alerts, Situation situation, AlertChoice choice) {
        Map<Key, List<AlertView>> groups = new LinkedHashMap<>();
        for (AlertView alert : alerts) {
            LabelSet labels = LabelSet.of(alert.labels());
            for (Route route : situation.routes(labels)) {
                if (choice.wantsReceiver(route.receiver())) {
                    Key key = new Key(
                            route.key(), route.receiver(), route.groupBy().group(labels));
                    groups.computeIfAbsent(key, one -> new ArrayList<>()).add(alert);
                }
            }
        }
        return groups.entrySet().stream()
                .map(group -> new AlertGroup(
                        group.getKey().labels().values(),
                        new AlertView.Receiver(group.getKey().receiver()),
                        group.getValue()))
                .sorted(Comparator.comparing(
                                (AlertGroup group) -> group.labels().toString())
                        .thenComparing(group -> group.receiver().name()))
                .toList();
    }
}
