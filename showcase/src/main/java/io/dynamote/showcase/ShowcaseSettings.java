package io.dynamote.showcase;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What the demo is to do. All of it comes from variables of the environment; their names stand in front.
 *
 * @param portal {@code DYNAMOTE_DEMO_PORTAL_URL}: the portal that is filled with life
 * @param clusterHost {@code DYNAMOTE_DEMO_CLUSTER_HOST}: where the simulated API server listens, 127.0.0.1 or 0.0.0.0
 * @param clusterPort {@code DYNAMOTE_DEMO_CLUSTER_PORT}: on which port
 * @param cluster {@code DYNAMOTE_DEMO_CLUSTER_URL}: its address as the services of the portal have it
 * @param speed {@code DYNAMOTE_DEMO_CLUSTER_SPEED}: simulated seconds per second
 * @param rate {@code DYNAMOTE_DEMO_RATE}: requests a second over all deployments, in the mean
 * @param seed {@code DYNAMOTE_DEMO_SEED}: the same number makes the same demo
 * @param healthPort {@code DYNAMOTE_DEMO_HEALTH_PORT}: of 127.0.0.1, for the health check
 */
public record ShowcaseSettings(
        URI portal,
        String clusterHost,
        int clusterPort,
        URI cluster,
        double speed,
        double rate,
        long seed,
        int healthPort) {

    private static final String PREFIX = "DYNAMOTE_DEMO_";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CLUSTER_PORT = 8094;
    private static final int HEALTH_PORT = 8095;
    private static final int USUAL_RATE = 25;
    private static final int MOST_REQUESTS = 5_000;
    private static final int FASTEST = 1_000;

    /**
     * Reads all variables and refuses those that are wrong or unknown, all at once.
     *
     * @throws InvalidSettingsException with a line for each fault
     */
    public static ShowcaseSettings of(Map<String, String> environment) throws InvalidSettingsException {
        SettingsReader reader = new SettingsReader(environment, PREFIX);
        int clusterPort = reader.port(PREFIX + "CLUSTER_PORT", CLUSTER_PORT);
        ShowcaseSettings settings = new ShowcaseSettings(
                reader.origin(PREFIX + "PORTAL_URL", "http://" + LOOPBACK + ":8080"),
                reader.oneOf(PREFIX + "CLUSTER_HOST", List.of(LOOPBACK, "0.0.0.0")),
                clusterPort,
                reader.origin(PREFIX + "CLUSTER_URL", "http://" + LOOPBACK + ":" + clusterPort),
                reader.above0(PREFIX + "CLUSTER_SPEED", 1, FASTEST),
                reader.above0(PREFIX + "RATE", USUAL_RATE, MOST_REQUESTS),
                reader.whole(PREFIX + "SEED", 1),
                reader.port(PREFIX + "HEALTH_PORT", HEALTH_PORT));
        reader.throwIfAny();
        return settings;
    }
}
