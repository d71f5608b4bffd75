package io.dynamote.alert.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.receiver.Escapes;
import io.dynamote.alert.receiver.Json;
import io.dynamote.alert.receiver.Links;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Pieces;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.receiver.Words;
import io.dynamote.alert.state.AlertStatus;

/** The form of a message in Discord: one embed, and nobody mentioned whatever the text says. */
public final class DiscordMessage {

    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int LINKS = 600;
    private static final int RED = 0xD92D20;
    private static final int GREEN = 0x12B76A;
    private static final Words WORDS = new Words(Escapes::markdown, text -> "**" + text + "**");

    private DiscordMessage() {}

    /** The JSON of a message. */
    public static String render(Message message) {
        ObjectNode root = Json.object().put("username", "Dynamote").put("content", "");
        root.putObject("allowed_mentions").putArray("parse");
        // Titles of embeds know no markup, so nothing is escaped.
        root.putArray("embeds")
                .addObject()
                .put("title", PlainText.cut(PlainText.line(message.title()), TITLE))
                .put("url", message.portalUrl())
                .put("description", WORDS.alerts(message, new Pieces("\n\n", DESCRIPTION - LINKS)) + links(message))
                .put("color", message.status() == AlertStatus.FIRING ? RED : GREEN)
                .put("timestamp", message.at().toString());
        return Json.write(root);
    }

    private static String links(Message message) {
        return Links.below(message, LINKS, (url, title) -> "[" + title + "](<" + url + ">)");
    }
}
