package io.dynamote.standalone;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ports of one installation. All follow from the port of the portal, so a second installation needs one number.
 *
 * @param web the portal, 1 to 65523
 */
public record Ports(int web) {

    static final int DEFAULT_WEB = 8080;
    private static final int MANAGEMENT = 5;
    private static final int SPAN = 12;

    public Ports {
        if (web < 1 || web + SPAN > 65_535) {
            throw new IllegalArgumentException("port must be 1 to " + (65_535 - SPAN) + ", not: " + web);
        }
    }

    /** Port of catalog-service. */
    public int catalog() {
        return web + 1;
    }

    /** Port of deployment-service. */
    public int deployment() {
        return web + 2;
    }

    /** Port of telemetry-service. */
    public int telemetry() {
        return web + 3;
    }

    /** Port of alert-service. */
    public int alert() {
        return web + 4;
    }

    /** Management port of a service, by the port where it answers. */
    public int management(int service) {
        return service + MANAGEMENT;
    }

    /** Port of Kafka. */
    public int kafka() {
        return web + 10;
    }

    /** Port of Postgres. */
    public int postgres() {
        return web + 11;
    }

    /** Port of the simulated API server. */
    public int cluster() {
        return web + SPAN;
    }

    /** Every port by what listens on it. */
    public Map<String, Integer> byPart() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("portal", web());
        ports.put("catalog", catalog());
        ports.put("deployment", deployment());
        ports.put("telemetry", telemetry());
        ports.put("alert", alert());
        ports.put("metrics of the portal", management(web()));
        ports.put("metrics of catalog", management(catalog()));
        ports.put("metrics of deployment", management(deployment()));
        ports.put("metrics of telemetry", management(telemetry()));
        ports.put("metrics of alert", management(alert()));
        ports.put("Kafka", kafka());
        ports.put("Postgres", postgres());
        ports.put("simulated cluster", cluster());
        return ports;
    }
}
