package io.dynamote.alert.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.alert.label.Matchers;
import io.dynamote.alert.schedule.TimeInterval;
import io.dynamote.alert.silence.MaintenanceWindow;
import io.dynamote.runtime.input.ObjectReader;

/**
 * Reads windows of maintenance, whose times are the time intervals of the file.
 *
 * @param intervals by the names that windows may use
 */
record MaintenanceReader(Map<String, List<TimeInterval>> intervals) {

    Optional<MaintenanceWindow> read(ObjectReader in) {
        Optional<String> name =
                in.text("name").required().as(MaintenanceReader::some).optional();
        Optional<Matchers> matchers = in.texts("matchers", Matchers::parse)
                .required()
                .as(MaintenanceReader::telling)
                .optional();
        Optional<List<TimeInterval>> times = in.texts("time_intervals", this::interval)
                .required()
                .as(MaintenanceReader::joined)
                .optional();
        Optional<String> createdBy =
                in.text("created_by").required().as(MaintenanceReader::some).optional();
        String comment = in.text("comment").optional().orElse("");
        in.refuseOthers();
        if (name.isEmpty() || matchers.isEmpty() || times.isEmpty() || createdBy.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MaintenanceWindow(name.get(), matchers.get(), times.get(), createdBy.get(), comment));
    }

    private static Matchers telling(List<Matchers> given) {
        Matchers all = Matchers.join(given);
        if (all.matchNothing()) {
            throw new IllegalArgumentException("must hold one that an alert without labels does not meet");
        }
        return all;
    }

    private static List<TimeInterval> joined(List<List<TimeInterval>> given) {
        List<TimeInterval> times = given.stream().flatMap(List::stream).toList();
        if (times.isEmpty()) {
            throw new IllegalArgumentException("must say when the work is");
        }
        return times;
    }

    private List<TimeInterval> interval(String name) {
        List<TimeInterval> times = intervals.get(name);
        if (times == null) {
            throw new IllegalArgumentException("must be the name of a time interval of this file");
        }
        return times;
    }

    private static String some(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return text;
    }
}
