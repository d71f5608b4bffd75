package io.dynamote.alert.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamote.alert.inhibition.InhibitionRule;
import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.notification.Routing;
import io.dynamote.alert.route.Intervals;
import io.dynamote.alert.route.Route;
import io.dynamote.alert.route.RouteReader;
import io.dynamote.alert.schedule.TimeInterval;
import io.dynamote.alert.schedule.TimeIntervalReader;
import io.dynamote.alert.silence.MaintenanceWindow;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.input.YamlDocument;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;

/** Reads a file in the form of Alertmanager's configuration, with windows of maintenance beside what is known there. */
public final class AlertingFile {

    private AlertingFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming line and field of every fault; it quotes nothing of a receiver, where secrets are
     */
    public static Alerting read(byte[] file) {
        YamlDocument document = YamlDocument.parse(file);
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(document.root(), errors);
        List<ConfiguredReceiver> receivers = present(in.objects("receivers", ReceiverReader::read)
                .required()
                .optional()
                .orElse(List.of()));
        List<Named> intervals = present(
                in.objects("time_intervals", AlertingFile::interval).optional().orElse(List.of()));
        List<InhibitionRule> inhibition = present(
                in.objects("inhibit_rules", AlertingFile::inhibition).optional().orElse(List.of()));
        Set<String> receiverNames = names(
                in,
                "receivers",
                receivers.stream().map(ConfiguredReceiver::name).toList());
        Set<String> intervalNames =
                names(in, "time_intervals", intervals.stream().map(Named::name).toList());
        MaintenanceReader maintenance = new MaintenanceReader(byName(intervals));
        List<MaintenanceWindow> windows = present(
                in.objects("maintenance_windows", maintenance::read).optional().orElse(List.of()));
        names(
                in,
                "maintenance_windows",
                windows.stream().map(MaintenanceWindow::name).toList());
        RouteReader routes = new RouteReader(receiverNames, intervalNames);
        Optional<Route> root = in.object("route", routes::root).required().optional();
        in.refuseOthers();
        if (!errors.isEmpty() || root.isEmpty()) {
            throw new InvalidInputException(errors.list().stream()
                    .map(AlertingFile::withoutSecrets)
                    .map(document::located)
                    .toList());
        }
        return alerting(root.get(), byName(intervals), inhibition, receivers, windows);
    }

    private static Alerting alerting(
            Route root,
            Map<String, List<TimeInterval>> intervals,
            List<InhibitionRule> inhibition,
            List<ConfiguredReceiver> receivers,
            List<MaintenanceWindow> maintenance) {
        Map<String, List<Destination>> destinations = new LinkedHashMap<>();
        Map<String, ReceiverFactory> factories = new HashMap<>();
        for (ConfiguredReceiver receiver : receivers) {
            destinations.put(receiver.name(), receiver.destinations());
            receiver.places().forEach(place -> factories.put(place.destination().id(), place.factory()));
        }
        return new Alerting(
                new Routing(root, new Intervals(intervals), inhibition, destinations), factories, maintenance);
    }

    private static Map<String, List<TimeInterval>> byName(List<Named> intervals) {
        Map<String, List<TimeInterval>> byName = new HashMap<>();
        intervals.forEach(interval -> byName.put(interval.name(), interval.times()));
        return byName;
    }

    private static FieldError withoutSecrets(FieldError error) {
        return error.field().startsWith("receivers") ? new FieldError(error.field(), null, error.message()) : error;
    }

    private static Set<String> names(ObjectReader in, String field, List<String> names) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (!known.add(name)) {
                in.fault(field, name, "must have each name once, but has " + name + " twice");
            }
        }
        return known;
    }

    private static Optional<Named> interval(ObjectReader in) {
        Optional<String> name = in.text("name").required().optional();
        List<TimeInterval> times = in.objects("time_intervals", TimeIntervalReader::read)
                .required()
                .optional()
                .orElse(List.of());
        in.refuseOthers();
        return name.map(text -> new Named(text, times));
    }

    private static Optional<InhibitionRule> inhibition(ObjectReader in) {
        Matchers source = matchers(in, "source_matchers");
        Matchers target = matchers(in, "target_matchers");
        List<String> equal = in.texts("equal", text -> text).optional().orElse(List.of());
        in.refuseOthers();
        return source.all().isEmpty() || target.all().isEmpty()
                ? Optional.empty()
                : Optional.of(new InhibitionRule(source, target, equal));
    }

    private static Matchers matchers(ObjectReader in, String name) {
        return in.texts(name, Matchers::parse)
                .required()
                .as(AlertingFile::some)
                .optional()
                .orElse(Matchers.NONE);
    }

    private static Matchers some(List<Matchers> given) {
        Matchers all = Matchers.join(given);
        if (all.all().isEmpty()) {
            throw new IllegalArgumentException("must hold a matcher");
        }
        return all;
    }

    private static <T> List<T> present(List<Optional<T>> given) {
        return given.stream().flatMap(Optional::stream).toList();
    }

    /** Intervals by a name. */
    private record Named(String name, List<TimeInterval> times) {}
}
