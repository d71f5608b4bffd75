package io.dynamote.alert.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.alert.receiver.Escapes;
import io.dynamote.alert.receiver.Json;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Pieces;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.receiver.Words;
import io.dynamote.alert.state.AlertStatus;
import org.jspecify.annotations.Nullable;

/** The form of a message of a Telegram bot: HTML, of which no tag is ever cut. */
public final class TelegramMessage {

    private static final int TEXT = 4_096;
    private static final int TITLE = 200;
    private static final int LONGEST_URL = 500;
    private static final Words WORDS = new Words(Escapes::html, text -> "<b>" + text + "</b>");

    private TelegramMessage() {}

    /**
     * The JSON of a message.
     *
     * @param chat number of the chat, or name of a channel with an at sign
     * @param thread topic within it; null for none
     */
    public static String render(Message message, String chat, @Nullable Integer thread) {
        String head = "<b>" + Escapes.html(PlainText.cut(PlainText.line(message.title()), TITLE)) + "</b>\n\n";
        String foot = links(message);
        int left = TEXT - head.length() - foot.length();
        ObjectNode root = Json.object().put("chat_id", chat);
        if (thread != null) {
            root.put("message_thread_id", thread);
        }
        root.put("text", head + WORDS.alerts(message, new Pieces("\n\n", left)) + foot)
                .put("parse_mode", "HTML")
                .put("disable_notification", message.status() == AlertStatus.RESOLVED)
                .putObject("link_preview_options")
                .put("is_disabled", true);
        return Json.write(root);
    }

    private static String links(Message message) {
        String acknowledge = message.acknowledgeUrl();
        String runbook = message.runbookUrl();
        return link("\n\n", message.portalUrl(), "Open in Dynamote")
                + (acknowledge == null ? "" : link(" · ", acknowledge, "Acknowledge"))
                + (runbook == null ? "" : link(" · ", runbook, "Runbook"));
    }

    private static String link(String before, String url, String text) {
        String escaped = Escapes.html(url);
        return escaped.length() > LONGEST_URL ? "" : before + "<a href=\"" + escaped + "\">" + text + "</a>";
    }

    /** What is wrong by an answer of 200. */
    public static @Nullable String refusal(String body) {
        return Json.error(body, "ok").equals("false") ? "error " + Json.error(body, "description") : null;
    }
}
