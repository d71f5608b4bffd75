package io.dynamote.alert.email;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Samples;
import io.dynamote.alert.receiver.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmailReceiverIT {

    /** Longer than any machine is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MailServer server = new MailServer();

    @AfterEach
    void close() {
        server.close();
    }

    private EmailReceiver receiver(@Nullable String username, EmailSettings.Tls tls) {
        return receiver(username, tls, PATIENCE);
    }

    private EmailReceiver receiver(@Nullable String username, EmailSettings.Tls tls, Duration timeout) {
        return new EmailReceiver(new EmailSettings(
                "127.0.0.1",
                server.port(),
                "dynamote@example.org",
                List.of("ann@example.org", "bob@example.org"),
                username,
                new Secret(username == null ? "" : MailServer.PASSWORD),
                tls,
                timeout));
    }

    private EmailReceiver plain() {
        return receiver(null, EmailSettings.Tls.NONE);
    }

    @Test
    void shouldSendTextAndHtml() throws MessagingException, IOException {
        assertThat(receiver("dynamote", EmailSettings.Tls.NONE).send(Samples.message("small")))
                .isInstanceOf(Answer.Delivered.class);

        MimeMessage mail = server.mail(0);
        assertThat(mail.getSubject()).isEqualTo("[FIRING:1] HostSilent gpu-01 is silent");
        assertThat(mail.getAllRecipients()).hasSize(2);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("gpu-01 is silent", "Acknowledge: https://");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<strong>🔥 FIRING</strong>");
    }

    @Test
    void shouldKeepAFaultInOneThread() throws MessagingException {
        EmailReceiver receiver = plain();
        receiver.send(Samples.message("small"));
        receiver.send(Samples.message("resolved"));

        assertThat(server.mail(0).getHeader("References"))
                .isEqualTo(server.mail(1).getHeader("References"));
        assertThat(server.mail(1).getSubject()).startsWith("[RESOLVED] HostSilent");
    }

    @Test
    void shouldNotLetTextBecomeHeadersOrMarkup() throws MessagingException, IOException {
        plain().send(Samples.message("hostile"));

        MimeMessage mail = server.mail(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(((MimeMultipart) mail.getContent())
                        .getBodyPart(1)
                        .getContent()
                        .toString())
                .doesNotContain("<b>bold</b>", "\u202E");
    }

    @ParameterizedTest
    @CsvSource({
        "SENDER, 451, try later, retry",
        "SENDER, 421, closing, retry",
        "SENDER, 553, not you, give up",
        "RECIPIENT, 450, mailbox busy, retry",
        "RECIPIENT, 550, no such user, give up",
        "CONTENT, 452, disk full, retry",
        "CONTENT, 554, spam, give up"
    })
    void shouldGoByWhatTheServerSays(MailServer.Step step, int code, String text, String verdict) {
        server.refuses(step, code, text);

        Answer answer = plain().send(Samples.message("small"));
        assertThat(answer.text()).contains(Integer.toString(code));
        if (verdict.equals("retry")) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Answer.Retry.class,
                            retry -> assertThat(retry.ambiguous()).isFalse());
        } else {
            assertThat(answer).isInstanceOf(Answer.GiveUp.class);
        }
        assertThat(server.received()).isZero();
    }

    @Test
    void shouldSayThatAMailMayHaveArrived() {
        server.fallsSilentAt(MailServer.Step.CONTENT);
        EmailReceiver impatient = receiver(null, EmailSettings.Tls.NONE, Duration.ofSeconds(2));

        assertThat(impatient.send(Samples.message("small")))
                .isInstanceOfSatisfying(
                        Answer.Retry.class,
                        retry -> assertThat(retry.ambiguous()).isTrue());
    }

    @Test
    void shouldKnowThatNothingArrivedWithoutAServer() {
        EmailReceiver receiver = plain();
        server.close();

        assertThat(receiver.send(Samples.message("small")))
                .isInstanceOfSatisfying(
                        Answer.Retry.class,
                        retry -> assertThat(retry.ambiguous()).isFalse());
    }

    @Test
    void shouldNotTellThePassword() {
        EmailReceiver receiver = new EmailReceiver(new EmailSettings(
                "127.0.0.1",
                server.port(),
                "dynamote@example.org",
                List.of("ann@example.org"),
                "dynamote",
                new Secret("wr0ng-password"),
                EmailSettings.Tls.NONE,
                PATIENCE));

        assertThat(receiver.send(Samples.message("small")))
                .isInstanceOfSatisfying(
                        Answer.GiveUp.class, given -> assertThat(given.text()).doesNotContain("wr0ng"));
    }

    @ParameterizedTest
    @EnumSource(
            value = EmailSettings.Tls.class,
            names = {"STARTTLS", "IMPLICIT"})
    void shouldSendNothingWithoutTheEncryptionThatIsAskedFor(EmailSettings.Tls tls) {
        assertThat(receiver(null, tls).send(Samples.message("small")))
                .isInstanceOfSatisfying(
                        Answer.Retry.class,
                        retry -> assertThat(retry.ambiguous()).isFalse());
        assertThat(server.received()).isZero();
    }
}
