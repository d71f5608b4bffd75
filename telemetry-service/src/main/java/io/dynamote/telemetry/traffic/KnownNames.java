package io.dynamote.telemetry.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which deployments, models and teams are told apart: never more than the bound, whatever comes. Places become free when
 * names are not used for a while; what is in use keeps its place.
 */
final class KnownNames {

    private final int most;
    private Map<String, Map<String, Set<String>>> used = new HashMap<>();
    private Map<String, Map<String, Set<String>>> unused = new HashMap<>();
    private int usedCount;
    private int unusedCount;

    /** No names, and room for so many combinations of deployment, model and team. */
    KnownNames(int most) {
        this.most = most;
    }

    /** Whether it has a place, or gets one. */
    boolean admit(String deployment, String model, String team) {
        Set<String> teams = teams(used, deployment, model);
        if (teams != null && teams.contains(team)) {
            return true;
        }
        Set<String> before = teams(unused, deployment, model);
        if (before != null && before.remove(team)) {
            unusedCount--;
        } else if (size() >= most) {
            return false;
        }
        usedCount++;
        return used.computeIfAbsent(deployment, _ -> new HashMap<>())
                .computeIfAbsent(model, _ -> new HashSet<>())
                .add(team);
    }

    private static @org.jspecify.annotations.Nullable Set<String> teams(
            Map<String, Map<String, Set<String>>> names, String deployment, String model) {
        Map<String, Set<String>> models = names.get(deployment);
        return models == null ? null : models.get(model);
    }

    /** Gives up the names that were not used since this was called for the last time. */
    void forgetUnused() {
        unused = used;
        unusedCount = usedCount;
        used = new HashMap<>();
        usedCount = 0;
    }

    /** How many combinations have a place. */
    int size() {
        return usedCount + unusedCount;
    }
}
