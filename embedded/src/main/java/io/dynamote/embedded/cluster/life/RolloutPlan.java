package io.dynamote.embedded.cluster.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The next step of a rolling update as a Deployment does it with its defaults: new pods first (a quarter more than
 * wanted), old ones go as new ones become ready, never fewer ready than wanted.
 *
 * @param create how many new pods to make
 * @param delete names of pods to end
 */
record RolloutPlan(int create, List<String> delete) {

    /** A pod as far as the plan cares. */
    record View(String name, boolean ready) {}

    static RolloutPlan of(int replicas, List<View> current, List<View> old) {
        int surge = Math.max(1, Math.ceilDiv(replicas, 4));
        int room = replicas + (old.isEmpty() ? 0 : surge) - current.size() - old.size();
        int create = Math.clamp(room, 0, Math.max(0, replicas - current.size()));
        var delete = new ArrayList<String>();
        surplus(current, replicas, delete);
        int ready = (int) current.stream().filter(View::ready).count();
        surplus(old, Math.max(0, replicas - ready), delete);
        return new RolloutPlan(create, List.copyOf(delete));
    }

    /** Those beyond a number go, the ones that are not ready first. */
    private static void surplus(List<View> pods, int keep, List<String> delete) {
        pods.stream()
                .sorted(Comparator.comparing(View::ready))
                .limit(Math.max(0, pods.size() - keep))
                .map(View::name)
                .forEach(delete::add);
    }
}
