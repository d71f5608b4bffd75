package io.dynamote.web.traffic;

import io.dynamote.web.page.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * One model, deployment or team in the table of traffic.
 *
 * @param scope whose
 * @param reading its figures
 * @param trail how its rate went lately, see {@link Trail#text()}; empty if that is not known
 * @param newest number of the newest bucket of the trail
 */
public record TrafficRow(Scope scope, Reading reading, String trail, long newest) {

    static TrafficRow of(Scope scope, Reading reading, @Nullable Trail trail) {
        return new TrafficRow(scope, reading, trail == null ? "" : trail.text(), trail == null ? 0 : trail.newest());
    }

    /** Id of its element. */
    public String id() {
        return "traffic:" + scope.text();
    }

    /** Page of what it stands for: its own for a deployment, else the traffic of it alone. */
    public String href() {
        if (scope.dimension().equals("deployment") && scope.name().contains("/")) {
            String name = scope.name();
            int slash = name.indexOf('/');
            return "/deployments/" + QueryString.encode(name.substring(0, slash)) + "/"
                    + QueryString.encode(name.substring(slash + 1)) + "?tab=metrics";
        }
        return "/traffic?scope=" + scope.encoded();
    }

    /** A figure in words. */
    public String text(String name) {
        return reading.text(name);
    }

    /** What to sort by; below everything if it is not known. */
    double order(String name) {
        Double value = reading.get(name);
        return value == null ? -1 : value;
    }
}
