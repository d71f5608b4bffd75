package io.dynamote.distribution.layout;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the parts of one installation are told of each other and of what they stand on, as variables of the environment.
 *
 * @param ports of all services, on 127.0.0.1
 * @param kafka bootstrap servers
 * @param postgresUrl JDBC address without parameters
 * @param postgresUser who needs no password
 * @param cluster address of a simulated API server
 * @param alertKey 32 bytes in Base64 that seal the secrets of receivers
 * @param agentState directory of the agent
 */
public record Surroundings(
        Map<Part, Integer> ports,
        String kafka,
        String postgresUrl,
        String postgresUser,
        String cluster,
        String alertKey,
        Path agentState) {

    public Surroundings {
        ports = Map.copyOf(ports);
        for (Part part : Part.values()) {
            if (part.isServer() != ports.containsKey(part)) {
                throw new IllegalArgumentException("ports are " + ports + ", expected one for each service");
            }
        }
    }

    /** Where a part answers. */
    public URI address(Part part) {
        Integer port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException(part.id() + " has no address");
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The variables of this part. */
    public Map<String, String> environment(Part part) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (part.isServer()) {
            environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
            environment.put("MICRONAUT_SERVER_PORT", String.valueOf(ports.get(part)));
            environment.put("DYNAMOTE_MANAGEMENT_HOST", "127.0.0.1");
            environment.put("DYNAMOTE_MANAGEMENT_PORT", "0");
            environment.put("DYNAMOTE_KAFKA_BOOTSTRAP_SERVERS", kafka);
        }
        switch (part) {
            case CATALOG -> postgres(environment);
            case DEPLOYMENT, TELEMETRY -> {
                postgres(environment);
                environment.put("DYNAMOTE_CLUSTER_MASTER_URL", cluster);
                environment.put("DYNAMOTE_CLUSTER_SIMULATED", "true");
            }
            case ALERT -> {
                postgres(environment);
                environment.put("DYNAMOTE_ALERT_SECRET_KEY", alertKey);
                environment.put("DYNAMOTE_PORTAL_URL", address(Part.WEB).toString());
            }
            case WEB ->
                ports.keySet().stream()
                        .filter(other -> other != Part.WEB)
                        .forEach(other -> environment.put(
                                "DYNAMOTE_SERVICES_" + other.name() + "_URL",
                                address(other).toString()));
            case AGENT -> {
                environment.put(
                        "DYNAMOTE_AGENT_SERVER_URL", address(Part.TELEMETRY).toString());
                environment.put("DYNAMOTE_AGENT_STATE_DIRECTORY", agentState.toString());
            }
            case DEMO ->
                environment.put("DYNAMOTE_DEMO_PORTAL_URL", address(Part.WEB).toString());
        }
        return environment;
    }

    private void postgres(Map<String, String> environment) {
        environment.put("DYNAMOTE_POSTGRES_URL", postgresUrl);
        environment.put("DYNAMOTE_POSTGRES_USERNAME", postgresUser);
    }
}
