package io.dynamote.alert.email;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Receiver;
import io.dynamote.alert.receiver.Redaction;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Sends mail: to all addresses or to none. */
public final class EmailReceiver implements Receiver {

    private static final int PERMANENT = 500;

    private final EmailSettings settings;
    private final Session session;
    private final Redaction redaction;

    public EmailReceiver(EmailSettings settings) {
        this(settings, null);
    }

    /**
     * Sends over encrypted connections of its own.
     *
     * @param sockets null for those of the JVM, which trust whom it trusts
     */
    EmailReceiver(EmailSettings settings, @Nullable SSLSocketFactory sockets) {
        Properties properties = properties(settings);
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        this.settings = settings;
        this.session = Session.getInstance(properties);
        this.redaction = new Redaction(List.of(settings.password().value()));
    }

    private static Properties properties(EmailSettings settings) {
        String timeout = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.sendpartial", "false");
        // What comes after the mail was accepted must not make it look as if it was not.
        properties.put("mail.smtp.quitwait", "false");
        boolean startTls = settings.tls() == EmailSettings.Tls.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls() == EmailSettings.Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    @Override
    public Answer send(Message message) {
        boolean mayArrive = false;
        try {
            MimeMessage mail = mail(message);
            try (Transport transport = session.getTransport()) {
                transport.connect(
                        settings.username(),
                        settings.username() == null ? null : settings.password().value());
                mayArrive = true;
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return new Answer.Delivered("accepted by " + settings.host());
        } catch (MessagingException e) {
            return judge(e, mayArrive);
        }
    }

    /** The mail, with a thread of its own for each fault. */
    MimeMessage mail(Message message) throws MessagingException {
        EmailText words = EmailText.of(message);
        MimeMessage mail =
                new Numbered(session, words.thread() + "." + message.at().toEpochMilli() + "@dynamote");
        mail.setFrom(address(settings.from()));
        for (String to : settings.to()) {
            mail.addRecipient(jakarta.mail.Message.RecipientType.TO, address(to));
        }
        mail.setSubject(words.subject(), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(message.at()));
        mail.setHeader("References", "<" + words.thread() + "@dynamote>");
        mail.setHeader("In-Reply-To", "<" + words.thread() + "@dynamote>");
        mail.setHeader("Auto-Submitted", "auto-generated");
        MimeMultipart parts = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(words.text(), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(words.html(), StandardCharsets.UTF_8.name(), "html");
        parts.addBodyPart(plain);
        parts.addBodyPart(html);
        mail.setContent(parts);
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress address(String text) throws AddressException {
        return new InternetAddress(text, true);
    }

    private Answer judge(MessagingException fault, boolean mayArrive) {
        int code = code(fault);
        String text = redaction.hide(words(fault));
        if (code >= PERMANENT || fault instanceof AuthenticationFailedException || fault instanceof AddressException) {
            return new Answer.GiveUp(text);
        }
        return new Answer.Retry(text, null, mayArrive && code == 0);
    }

    /** All that was said: which address was refused, and why, is further inside. */
    private static String words(MessagingException fault) {
        StringBuilder words = new StringBuilder(fault.getClass().getSimpleName());
        Exception at = fault;
        while (at != null) {
            words.append(": ").append(at.getMessage());
            at = at instanceof MessagingException inner ? inner.getNextException() : null;
        }
        return words.toString();
    }

    /** What the server said; 0 if it said nothing. */
    private static int code(MessagingException fault) {
        int code = 0;
        Exception at = fault;
        while (at instanceof MessagingException inner) {
            code = Math.max(
                    code,
                    switch (inner) {
                        case SMTPSendFailedException e -> e.getReturnCode();
                        case SMTPAddressFailedException e -> e.getReturnCode();
                        case SMTPSenderFailedException e -> e.getReturnCode();
                        default -> 0;
                    });
            at = inner.getNextException();
        }
        return code;
    }

    /** A mail with a name that is the same if the same message is sent again, so that mailboxes can tell. */
    private static final class Numbered extends MimeMessage {
        private final String name;

        Numbered(Session session, String name) {
            super(session);
            this.name = name;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + name + ">");
        }
    }
}
