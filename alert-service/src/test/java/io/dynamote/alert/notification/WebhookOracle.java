package io.dynamote.alert.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.webhook.WebhookMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** What Alertmanager sent to a webhook, said by us: the same fields of the same values, fingerprints included. */
final class WebhookOracle {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private WebhookOracle() {}

    static void shouldBeOurs(JsonNode theirs) {
        Instant now = Instant.now();
        List<Alert> alerts = new ArrayList<>();
        theirs.path("alerts").forEach(alert -> alerts.add(alert(alert, now)));
        JsonNode groupLabels = theirs.path("groupLabels");
        String key = theirs.path("groupKey").asText();
        GroupKey group = new GroupKey(key.substring(0, key.lastIndexOf(":{")), labels(groupLabels));
        Message message = new Message(
                Reason.FIRST,
                theirs.path("receiver").asText(),
                group.toString(),
                group.labels(),
                now,
                alerts,
                theirs.path("externalURL").asText(),
                null);

        ObjectNode ours = read(WebhookMessage.render(message, 0));
        ours.remove("notification_reason");
        assertThat(comparable(ours)).isEqualTo(comparable(theirs.deepCopy()));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we write must be JSON", e);
        }
    }

    private static Alert alert(JsonNode node, Instant now) {
        String end = node.path("endsAt").asText();
        return new Alert(
                labels(node.path("labels")),
                Map.of(),
                Instant.parse(node.path("startsAt").asText()),
                end.equals(NO_TIME) ? null : Instant.parse(end),
                false,
                now,
                node.path("generatorURL").asText());
    }

    private static LabelSet labels(JsonNode node) {
        Map<String, String> labels = new HashMap<>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return LabelSet.of(labels);
    }

    /** With alerts by their fingerprints, as we order them otherwise, and times without their form. */
    private static Map<String, JsonNode> comparable(ObjectNode message) {
        Map<String, JsonNode> fields = new TreeMap<>();
        message.remove("alerts").forEach(alert -> {
            ObjectNode node = (ObjectNode) alert;
            node.put("startsAt", Instant.parse(node.path("startsAt").asText()).toString());
            node.put("endsAt", Instant.parse(node.path("endsAt").asText()).toString());
            fields.put("alert " + node.path("fingerprint").asText(), node);
        });
        message.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
