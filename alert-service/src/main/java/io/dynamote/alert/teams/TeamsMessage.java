package io.dynamote.alert.teams;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dynamote.alert.receiver.Escapes;
import io.dynamote.alert.receiver.Json;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Pieces;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.receiver.Words;
import io.dynamote.alert.state.AlertStatus;

/** The form of a message for a workflow of Microsoft Teams: an adaptive card. */
public final class TeamsMessage {

    /** Of 28 KB for the whole, with room for the frame and the links. */
    private static final int TEXT_BYTES = 20_000;

    private static final int TITLE = 300;
    private static final Words WORDS = new Words(Escapes::markdown, text -> "**" + text + "**");

    private TeamsMessage() {}

    /** The JSON of a message. */
    public static String render(Message message) {
        ObjectNode root = Json.object().put("type", "message");
        ObjectNode attachment = root.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.2");
        ArrayNode body = card.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", Escapes.markdown(PlainText.cut(PlainText.line(message.title()), TITLE)))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("wrap", true)
                .put("style", "heading")
                .put("color", message.status() == AlertStatus.FIRING ? "Attention" : "Good");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", WORDS.alerts(message, new Pieces("\n\n", TEXT_BYTES, TeamsMessage::bytes)))
                .put("wrap", true);
        ArrayNode actions = card.putArray("actions");
        open(actions, "Open in Dynamote", message.portalUrl());
        if (message.acknowledgeUrl() != null) {
            open(actions, "Acknowledge", message.acknowledgeUrl());
        }
        if (message.runbookUrl() != null) {
            open(actions, "Runbook", message.runbookUrl());
        }
        card.putObject("msteams").put("width", "full");
        return Json.write(root);
    }

    private static void open(ArrayNode actions, String title, String url) {
        actions.addObject().put("type", "Action.OpenUrl").put("title", title).put("url", url);
    }

    /** As they are on the wire, escapes of JSON included. */
    private static int bytes(String text) {
        return Json.write(TextNode.valueOf(text)).getBytes(StandardCharsets.UTF_8).length;
    }
}
