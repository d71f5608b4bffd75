package io.dynamote.web.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.upstream.Answer;

/** What the template of the tree of routes reads. */
final class RoutesModel {

    private static final int MOST_CHOICES = 100;

    private RoutesModel() {}

    /**
     * The tree, and where an alert goes.
     *
     * @param active alerts to choose from
     * @param receivers of which some may have no place to send to
     */
    static Map<String, Object> of(
            Answer<RouteTree> answer,
            RouteQuestion question,
            List<AlertState> active,
            Answer<List<ReceiverView>> receivers) {
        Map<String, Object> model = new HashMap<>();
        model.put("question", question);
        model.put(
                "choices",
                active.stream()
                        .sorted(AlertFilter.order())
                        .limit(MOST_CHOICES)
                        .map(AlertRow::new)
                        .toList());
        model.put("routesTrouble", answer.trouble());
        model.put("root", null);
        model.put("taken", List.of());
        List<ReceiverView> known = receivers.orElse(List.of());
        model.put(
                "places",
                known.stream().collect(Collectors.toMap(ReceiverView::name, ReceiverView::places, (a, _) -> a)));
        if (answer instanceof Answer.Found<RouteTree>(RouteTree tree)) {
            fill(model, tree, known);
        }
        return model;
    }

    private static void fill(Map<String, Object> model, RouteTree tree, List<ReceiverView> receivers) {
        List<RouteTree.Taken> taken = tree.taken() == null ? List.of() : tree.taken();
        Set<String> passed = new HashSet<>();
        Set<String> taking = new HashSet<>();
        for (RouteTree.Taken each : taken) {
            passed.addAll(each.path());
            taking.add(each.path().isEmpty() ? "" : each.path().getLast());
        }
        Set<String> silent = receivers.stream()
                .filter(receiver -> receiver.places().isEmpty())
                .map(ReceiverView::name)
                .collect(Collectors.toSet());
        model.put("root", RouteNode.of(tree.route(), passed, taking, silent));
        model.put("taken", taken);
        model.put("silent", silent);
    }
}
