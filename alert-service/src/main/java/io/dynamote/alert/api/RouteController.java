package io.dynamote.alert.api;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.dispatch.AlertingFiles;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Routing;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerting/routes}: the tree of routes that counts now, and who is told of an alert with given labels. */
@Controller("/api/alerting/routes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RouteController {

    private static final String LABEL = "label";

    private final AlertingFiles files;
    private final Clock clock;

    RouteController(AlertingFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * The tree.
     *
     * @param taken the routes that take an alert with the labels that were given; null if none were
     */
    record Tree(RouteView route, @Nullable List<TakenView> taken) {}

    /** With {@code label=name=value}, once for each label, it also says which routes take such an alert. */
    @Get
    Tree show(HttpRequest<?> request) {
        Routing routing = files.load().routing();
        List<String> given = Parameters.of(request).texts(LABEL);
        return new Tree(
                RouteView.of(routing.root(), routing.intervals(), clock.instant()),
                given.isEmpty() ? null : TakenView.of(routing, labels(given), clock.instant()));
    }

    private static LabelSet labels(List<String> given) {
        Map<String, String> labels = new HashMap<>();
        for (String each : given) {
            int at = each.indexOf('=');
            if (at < 1) {
                throw InvalidInputException.of(LABEL, each, "must be name=value");
            }
            if (labels.putIfAbsent(each.substring(0, at), each.substring(at + 1)) != null) {
                throw InvalidInputException.of(LABEL, each, "must name each label once");
            }
        }
        return LabelSet.of(labels);
    }
}
