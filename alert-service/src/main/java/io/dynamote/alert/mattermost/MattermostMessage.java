package io.dynamote.alert.mattermost;

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

/** The form of a message in Mattermost: a coloured attachment. */
public final class MattermostMessage {

    private static final int TEXT = 16_383;
    private static final int LINKS = 1_000;
    private static final int TITLE = 300;
    private static final Words WORDS = new Words(Escapes::markdown, text -> "**" + text + "**");

    private MattermostMessage() {}

    /**
     * The JSON of a message.
     *
     * @param channel where it goes; null for the channel of the webhook
     */
    public static String render(Message message, @Nullable String channel) {
        String plain = PlainText.cut(PlainText.line(message.title()), TITLE);
        ObjectNode root = Json.object().put("username", "Dynamote");
        if (channel != null) {
            root.put("channel", channel);
        }
        root.putArray("attachments")
                .addObject()
                .put("fallback", plain)
                .put("color", message.status() == AlertStatus.FIRING ? "#D92D20" : "#12B76A")
                .put("title", Escapes.markdown(plain))
                .put("title_link", message.portalUrl())
                .put("text", WORDS.alerts(message, new Pieces("\n\n", TEXT - LINKS)) + links(message))
                .put("footer", "Dynamote");
        return Json.write(root);
    }

    private static String links(Message message) {
        return Links.below(message, LINKS, (url, title) -> "[" + title + "](<" + url + ">)");
    }
}
