package io.dynamote.alert.email;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Samples;
import io.dynamote.alert.receiver.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail over encrypted connections, to servers that take it over no others. */
class EmailTlsIT {

    @TempDir
    static Path directory;

    private static SSLContext here;
    private static SSLContext elsewhere;

    @BeforeAll
    static void certify() throws Exception {
        here = Certificate.of("localhost", directory).context();
        elsewhere = Certificate.of("mail.example.org", directory).context();
    }

    private static MailServer server(EmailSettings.Tls tls, SSLContext certificate) {
        return switch (tls) {
            case NONE -> new MailServer();
            case STARTTLS -> MailServer.withStartTls(certificate);
            case IMPLICIT -> MailServer.overTls(certificate);
        };
    }

    private static EmailReceiver receiver(
            MailServer server, EmailSettings.Tls tls, @Nullable SSLSocketFactory trusting) {
        EmailSettings settings = new EmailSettings(
                "localhost",
                server.port(),
                "dynamote@example.org",
                List.of("ann@example.org"),
                "dynamote",
                new Secret(MailServer.PASSWORD),
                tls,
                Duration.ofSeconds(5));
        return new EmailReceiver(settings, trusting);
    }

    private static void shouldSendNothing(MailServer server, Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Retry.class,
                        retry -> assertThat(retry.ambiguous()).isFalse());
        assertThat(server.received()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "IMPLICIT"})
    void shouldSignInAndSendOverAnEncryptedConnection(EmailSettings.Tls tls) {
        try (MailServer server = server(tls, here)) {
            assertThat(receiver(server, tls, here.getSocketFactory()).send(Samples.message("small")))
                    .isInstanceOf(Answer.Delivered.class);
            assertThat(server.received()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "IMPLICIT"})
    void shouldSendNothingToAServerForWhichNobodyVouches(EmailSettings.Tls tls) {
        try (MailServer server = server(tls, here)) {
            shouldSendNothing(server, receiver(server, tls, null).send(Samples.message("small")));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTTLS", "IMPLICIT"})
    void shouldSendNothingToAServerOfAnotherName(EmailSettings.Tls tls) {
        try (MailServer server = server(tls, elsewhere)) {
            shouldSendNothing(
                    server, receiver(server, tls, elsewhere.getSocketFactory()).send(Samples.message("small")));
        }
    }
}
