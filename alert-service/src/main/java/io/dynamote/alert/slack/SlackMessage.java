package io.dynamote.alert.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.receiver.Escapes;
import io.dynamote.alert.receiver.Json;
import io.dynamote.alert.receiver.Links;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Pieces;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.receiver.Words;
import io.dynamote.alert.state.AlertStatus;
import org.jspecify.annotations.Nullable;

/** The form of a message in Slack: one attachment, so that it has a colour, with links below. */
public final class SlackMessage {

    private static final int TITLE = 1_024;
    private static final int TEXT = 3_000;
    private static final int LINKS = 600;
    private static final Words WORDS = new Words(Escapes::slack, text -> "*" + text + "*");

    private SlackMessage() {}

    /** The JSON of a message. */
    public static String render(Message message) {
        String title = Escapes.slack(PlainText.cut(PlainText.line(message.title()), TITLE / 5));
        ObjectNode root = Json.object().put("text", title);
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment
                .put("color", message.status() == AlertStatus.FIRING ? "danger" : "good")
                .put("title", title)
                .put("title_link", message.portalUrl())
                .put("fallback", title)
                .put("text", WORDS.alerts(message, new Pieces("\n\n", TEXT - LINKS)) + links(message))
                .put("footer", "Dynamote")
                .put("ts", message.at().getEpochSecond())
                .putArray("mrkdwn_in")
                .add("text");
        return Json.write(root);
    }

    private static String links(Message message) {
        return Links.below(message, LINKS, (url, title) -> "<" + Escapes.slack(url) + "|" + title + ">");
    }

    /** What is wrong by an answer of 200: Slack's API says so in JSON. */
    public static @Nullable String refusal(String body) {
        String error = Json.error(body, "error");
        return Json.error(body, "ok").equals("false") ? "error " + error : null;
    }
}
