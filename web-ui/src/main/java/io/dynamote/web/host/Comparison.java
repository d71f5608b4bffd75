package io.dynamote.web.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.web.page.Figures;
import io.dynamote.web.page.Tone;
import io.dynamote.web.upstream.Answer;

/**
 * What the agent and the poller say of the same host.
 *
 * @param id of the host
 * @param name for people
 * @param figures each figure as both tell it
 */
public record Comparison(String id, String name, List<Pair> figures) {

    /** A difference of this share of the larger value is worth a look. */
    private static final double WORTH_A_LOOK = 0.1;

    public Comparison {
        figures = List.copyOf(figures);
    }

    /** One figure as both tell it. */
    public record Pair(String figure, Cell agent, Cell poll, Cell difference) {}

    static Map<String, Object> model(Answer<JsonNode> answer, boolean warmingUp) {
        Map<String, Object> model = new HashMap<>();
        switch (answer) {
            case Answer.Found<JsonNode>(JsonNode found) -> {
                List<Comparison> hosts = new ArrayList<>();
                found.path("items").forEach(item -> hosts.add(of(item)));
                model.put("state", hosts.isEmpty() ? "empty" : "full");
                model.put("hosts", hosts);
            }
            case Answer.Refused<JsonNode> refused -> {
                model.put("state", "failed");
                model.put("reason", refused.reason());
            }
            case Answer.Unavailable<JsonNode> away -> {
                model.put("state", warmingUp ? "loading" : "failed");
                model.put("reason", away.reason());
            }
        }
        return model;
    }

    static Comparison of(JsonNode item) {
        List<Pair> pairs = new ArrayList<>();
        item.path("figures").properties().forEach(entry -> pairs.add(pair(entry.getKey(), entry.getValue())));
        String id = item.path("id").asText();
        return new Comparison(id, item.path("name").asText(id), pairs);
    }

    private static Pair pair(String figure, JsonNode values) {
        JsonNode agent = values.path("agent");
        JsonNode poll = values.path("poll");
        double larger = Math.max(Math.abs(agent.asDouble()), Math.abs(poll.asDouble()));
        JsonNode difference = values.path("difference");
        boolean apart = difference.isNumber() && larger > 0 && Math.abs(difference.asDouble()) > WORTH_A_LOOK * larger;
        return new Pair(
                words(figure),
                cell(figure, agent),
                cell(figure, poll),
                cell(figure, difference).with(apart ? Tone.WARNING : null));
    }

    private static Cell cell(String figure, JsonNode value) {
        return Cell.of(value, node -> {
            double number = node.asDouble();
            if (figure.endsWith("Utilization") || figure.endsWith("Ratio")) {
                return Figures.percent(number);
            }
            if (figure.contains("Bytes")) {
                return Figures.bytes(number);
            }
            if (figure.endsWith("Celsius")) {
                return Figures.celsius(number);
            }
            return figure.endsWith("Seconds") ? Figures.span(number) : Figures.number(number);
        });
    }

    /** {@code memoryUtilization} as {@code memory utilization}. */
    private static String words(String figure) {
        return figure.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
