package io.dynamote.alert.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.receiver.Json;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.state.Alert;

/** The form of a message for programs: what Alertmanager sends to webhooks, version 4. Nothing is cut, and
 * control characters stay. */
public final class WebhookMessage {

    /** Alertmanager's word for a time that is not there. */
    private static final String NO_TIME = "0001-01-01T00:00:00Z";

    private WebhookMessage() {}

    /**
     * The JSON of a message.
     *
     * @param mostAlerts how many alerts to tell of at most; 0 for all
     */
    public static String render(Message message, int mostAlerts) {
        List<Alert> alerts = message.alerts();
        int shown = mostAlerts == 0 ? alerts.size() : Math.min(mostAlerts, alerts.size());
        ObjectNode root = Json.object()
                .put("receiver", message.receiver())
                .put("status", message.status().text());
        ArrayNode list = root.putArray("alerts");
        alerts.subList(0, shown).forEach(alert -> add(list, alert, message.at()));
        put(root.putObject("groupLabels"), message.groupLabels().values());
        put(root.putObject("commonLabels"), message.commonLabels().values());
        put(root.putObject("commonAnnotations"), message.commonAnnotations());
        root.put("externalURL", message.portalUrl())
                .put("version", "4")
                .put("groupKey", message.groupKey())
                .put("truncatedAlerts", alerts.size() - shown)
                .put("notification_reason", message.reason().text());
        return Json.write(root);
    }

    private static void add(ArrayNode list, Alert alert, Instant at) {
        ObjectNode node = list.addObject().put("status", alert.status(at).text());
        put(node.putObject("labels"), alert.labels().values());
        put(node.putObject("annotations"), alert.annotations());
        Instant end = alert.endsAt();
        node.put("startsAt", alert.startsAt().toString())
                .put("endsAt", end == null || alert.isFiring(at) ? NO_TIME : end.toString())
                .put("generatorURL", alert.generatorUrl())
                .put("fingerprint", alert.fingerprint().toString());
    }

    private static void put(ObjectNode node, Map<String, String> values) {
        values.forEach((name, value) -> node.put(PlainText.wellFormed(name), PlainText.wellFormed(value)));
    }
}
