package io.dynamote.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The portal's answer about health, as lines for people. */
final class HealthTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HealthTable() {}

    static String of(String health) throws JsonProcessingException {
        JsonNode services = JSON.readTree(health).path("services");
        if (services.isEmpty()) {
            return "  The portal has not heard from its services yet." + System.lineSeparator();
        }
        StringBuilder table = new StringBuilder();
        for (JsonNode service : services) {
            table.append("  %-14s %s%n"
                    .formatted(
                            service.path("service").asText(),
                            service.path("status").asText()));
            for (JsonNode dependency : service.path("dependencies")) {
                String message = dependency.path("message").asText("");
                table.append("    %-12s %s %s"
                        .formatted(
                                dependency.path("name").asText(),
                                dependency.path("status").asText(),
                                message)
                        .stripTrailing());
                table.append(System.lineSeparator());
            }
        }
        return table.toString();
    }
}
