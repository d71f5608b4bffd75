package io.dynamote.web;

/** The tree of the routes of {@link AlertingSamples#FILE} as alert-service answers it. */
public final class RouteSamples {

    private static final String TREE = """
            {"route": {"key": "{}", "matchers": [], "receiver": "ops", "groupBy": ["alertname", "team"],
              "groupWaitSeconds": null, "groupIntervalSeconds": 300.0, "repeatIntervalSeconds": 14400.0,
              "settleSeconds": 900.0, "continues": false, "mute": [], "active": [], "muted": null, "routes": [
              {"key": "{}/{team=\\"search\\"}", "matchers": ["team=\\"search\\""], "receiver": "search",
               "groupBy": ["alertname", "team"], "groupWaitSeconds": 0.0, "groupIntervalSeconds": 300.0,
               "repeatIntervalSeconds": 14400.0, "settleSeconds": 900.0, "continues": true, "mute": ["nights"],
               "active": [], "muted": "nights", "routes": [
                 {"key": "{}/{team=\\"search\\"}/{severity=\\"info\\"}", "matchers": ["severity=\\"info\\""],
                  "receiver": "nobody", "groupBy": [], "groupWaitSeconds": 0.0, "groupIntervalSeconds": 300.0,
                  "repeatIntervalSeconds": 14400.0, "settleSeconds": 0.0, "continues": false, "mute": [],
                  "active": ["days"], "muted": null, "routes": []}]},
              {"key": "{}/{severity=~\\"crit.*\\"}", "matchers": ["severity=~\\"crit.*\\""], "receiver": "ops",
               "groupBy": ["..."], "groupWaitSeconds": 90.0, "groupIntervalSeconds": 60.0,
               "repeatIntervalSeconds": 3600.0, "settleSeconds": 900.0, "continues": false, "mute": [], "active": [],
               "muted": null, "routes": []}]},
             "taken": %s}""";

    private RouteSamples() {}

    /** Without an alert. */
    public static String tree() {
        return TREE.formatted("null");
    }

    /** Of a critical alert of team search, which two routes take. */
    public static String taken() {
        return TREE.formatted("""
                [{"path": ["{}", "{}/{team=\\"search\\"}"], "receiver": "search", "groupWaitSeconds": 0.0,
                  "group": {"team": "search", "alertname": "<i>Slow"}, "muted": "nights"},
                 {"path": ["{}", "{}/{severity=~\\"crit.*\\"}"], "receiver": "ops", "group": {},
                  "groupWaitSeconds": 90.0, "muted": null}]""");
    }
}
