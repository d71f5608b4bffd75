package io.dynamote.alert.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.dynamote.alert.receiver.Escapes;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Pieces;
import io.dynamote.alert.receiver.PlainText;
import io.dynamote.alert.receiver.Words;
import io.dynamote.alert.state.AlertStatus;

/**
 * The words of a mail.
 *
 * @param thread names the fault: all mails about it are one thread
 */
record EmailText(String subject, String text, String html, String thread) {

    private static final int SUBJECT = 200;
    private static final int BODY = 200_000;
    private static final int NAME = 32;
    private static final Words PLAIN = new Words(text -> text, text -> text);
    private static final Words HTML =
            new Words(text -> Escapes.html(text).replace("\n", "<br>"), text -> "<strong>" + text + "</strong>");

    static EmailText of(Message message) {
        String subject = PlainText.cut(PlainText.line(message.title()), SUBJECT);
        return new EmailText(subject, plain(message, subject), html(message, subject), name(message.groupKey()));
    }

    private static String plain(Message message, String subject) {
        String acknowledge = message.acknowledgeUrl() == null ? "" : "Acknowledge: " + message.acknowledgeUrl() + "\n";
        String runbook = message.runbookUrl() == null ? "" : "Runbook: " + message.runbookUrl() + "\n";
        return subject + "\n\n" + PLAIN.alerts(message, new Pieces("\n\n", BODY)) + "\n\nOpen in Dynamote: "
                + message.portalUrl() + "\n" + acknowledge + runbook;
    }

    private static String html(Message message, String subject) {
        String colour = message.status() == AlertStatus.FIRING ? "#d92d20" : "#067647";
        String acknowledge =
                message.acknowledgeUrl() == null ? "" : " · " + link(message.acknowledgeUrl(), "Acknowledge");
        String runbook = message.runbookUrl() == null ? "" : " · " + link(message.runbookUrl(), "Runbook");
        return "<!doctype html><html><body style=\"font-family:sans-serif\"><h2 style=\"color:" + colour + "\">"
                + Escapes.html(subject) + "</h2><p>"
                + HTML.alerts(message, new Pieces("</p><p>", BODY)) + "</p><p>"
                + link(message.portalUrl(), "Open in Dynamote") + acknowledge + runbook + "</p></body></html>";
    }

    private static String link(String url, String text) {
        return "<a href=\"" + Escapes.html(url) + "\">" + text + "</a>";
    }

    private static String name(String groupKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(groupKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
