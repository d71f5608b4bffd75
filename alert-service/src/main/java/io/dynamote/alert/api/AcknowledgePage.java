package io.dynamote.alert.api;

import java.util.List;
import java.util.stream.Collectors;

import io.dynamote.alert.incident.Incident;

/** The small page behind the link of a message: it needs no style, no script and nobody to be signed in. */
final class AcknowledgePage {

    private static final int SHOWN = 20;

    private AcknowledgePage() {}

    static String question(String receiver, List<Incident> firing, String token) {
        if (firing.isEmpty()) {
            return page("Nothing to acknowledge", "<p>What the message told of is over.</p>");
        }
        String alerts = firing.stream()
                .limit(SHOWN)
                .map(incident -> "<li>" + escaped(line(incident)) + "</li>")
                .collect(Collectors.joining());
        String more = firing.size() > SHOWN ? "<p>and " + (firing.size() - SHOWN) + " more</p>" : "";
        return page(
                "Acknowledge",
                "<p>" + (firing.size() == 1 ? "This alert fires" : "These alerts fire") + ":</p><ul>" + alerts + "</ul>"
                        + more + "<form method=\"post\" action=\"?token=" + escaped(token)
                        + "\"><button>Acknowledge as "
                        + escaped(receiver) + "</button></form>");
    }

    static String done(int acknowledged) {
        return page(
                "Acknowledged",
                acknowledged == 0
                        ? "<p>Nothing was left to acknowledge.</p>"
                        : "<p>" + acknowledged + (acknowledged == 1 ? " alert is" : " alerts are")
                                + " acknowledged and will not be repeated.</p>");
    }

    private static String line(Incident incident) {
        String summary = incident.reading().annotations().getOrDefault("summary", "");
        String name = incident.labels().get("alertname");
        return summary.isEmpty() ? name : name + ": " + summary;
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + title + " – Dynamote</title></head><body><h1>" + title
                + "</h1>" + body + "<p><a href=\"/alerts\">All alerts</a></p></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
