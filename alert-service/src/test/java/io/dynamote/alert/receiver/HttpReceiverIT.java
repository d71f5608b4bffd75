package io.dynamote.alert.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import io.dynamote.alert.slack.SlackMessage;
import io.dynamote.alert.telegram.TelegramMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpReceiverIT {

    private static final Message MESSAGE = Samples.message("small");

    private final ReceiverStub stub = new ReceiverStub();
    /** Longer than any machine is busy. */
    private final HttpPort http = JdkHttpPort.within(Duration.ofSeconds(20));

    private final Receiver slack = slack(http);

    private Receiver slack(HttpPort port) {
        return new HttpReceiver(stub.url(), port, () -> Samples.NOW, SlackMessage::render, SlackMessage::refusal);
    }

    @AfterEach
    void close() {
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void shouldDeliver(int status) {
        stub.replies(status, status == 204 ? "" : "ok", null);

        assertThat(slack.send(MESSAGE)).isInstanceOf(Answer.Delivered.class);
        assertThat(stub.bodies()).containsExactly(SlackMessage.render(MESSAGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "429 | 7 | no | 7000",
                "429 | 1.5 | no | 1500",
                "503 | 12 | no | 12000",
                "429 | Sat, 21 Nov 2026 12:00:20 GMT | no | 20000",
                "429 | Sat, 21 Nov 2026 11:00:00 GMT | no | 0",
                "429 | - | {\"retry_after\": 0.65, \"global\": false} | 650",
                "429 | - | {\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":33}} | 33000",
                "429 | - | {\"retry_after\": 64000} | 64000",
                "429 | 3 | {\"retry_after\": 9} | 3000",
                "429 | nonsense | {\"retry_after\": 9} | 9000",
                "429 | - | {\"retry_after\": -1} | -",
                "500 | - | oops | -",
                "408 | - | oops | -"
            })
    void shouldRetryAfterTheTimeItIsAsked(int status, String header, String body, Long millis) {
        stub.replies(status, body, header);

        assertThat(slack.send(MESSAGE)).isInstanceOfSatisfying(Answer.Retry.class, retry -> {
            assertThat(retry.after()).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
            assertThat(retry.ambiguous()).isFalse();
            assertThat(retry.text()).startsWith(Integer.toString(status));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 410, 413})
    void shouldGiveUpWhatWouldNotHelp(int status) {
        stub.replies(status, "no_such_hook", null);

        assertThat(slack.send(MESSAGE)).isEqualTo(new Answer.GiveUp(status + " no_such_hook"));
    }

    @Test
    void shouldNotTakeARefusalForSuccess() {
        stub.replies(200, "{\"ok\":false,\"error\":\"channel_not_found\"}", null);
        assertThat(slack.send(MESSAGE)).isInstanceOf(Answer.GiveUp.class);

        stub.replies(200, "{\"ok\":false,\"error\":\"ratelimited\"}", "4");
        assertThat(slack.send(MESSAGE))
                .isInstanceOfSatisfying(
                        Answer.Retry.class, retry -> assertThat(retry.after()).isEqualTo(Duration.ofSeconds(4)));

        Receiver telegram = new HttpReceiver(
                stub.url(),
                http,
                () -> Samples.NOW,
                message -> TelegramMessage.render(message, "1", null),
                TelegramMessage::refusal);
        stub.replies(200, "{\"ok\":true}", null);
        assertThat(telegram.send(MESSAGE)).isInstanceOf(Answer.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SILENT", "BREAKS_OFF", "ENDLESS_BODY"})
    void shouldSayThatItMayHaveArrived(ReceiverStub.Manner manner) {
        stub.is(manner);
        Receiver impatient = slack(JdkHttpPort.within(Duration.ofSeconds(2)));

        assertThat(impatient.send(MESSAGE)).isInstanceOfSatisfying(Answer.Retry.class, retry -> {
            assertThat(retry.ambiguous()).isTrue();
            assertThat(retry.text()).startsWith("no answer");
        });
        assertThat(stub.bodies()).isNotEmpty();
    }

    @Test
    void shouldKnowThatNothingArrivedWithoutAConnection() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SecretUrl nobody = SecretUrl.parse("http://127.0.0.1:" + port + "/services/s3cr3t");
        Receiver receiver = new HttpReceiver(nobody, http, () -> Samples.NOW, SlackMessage::render);

        assertThat(receiver.send(MESSAGE)).isInstanceOfSatisfying(Answer.Retry.class, retry -> {
            assertThat(retry.ambiguous()).isFalse();
            assertThat(retry.text()).startsWith("no connection").doesNotContain("s3cr3t");
        });
    }

    @Test
    void shouldKnowThatNothingArrivedIfEncryptionCannotBeAgreedOn() throws IOException {
        try (ServerSocket hangingUp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> hangUp(hangingUp));
            SecretUrl url = SecretUrl.parse("https://127.0.0.1:" + hangingUp.getLocalPort() + "/services/s3cr3t");
            Receiver receiver = new HttpReceiver(url, http, () -> Samples.NOW, SlackMessage::render);

            assertThat(receiver.send(MESSAGE)).isInstanceOfSatisfying(Answer.Retry.class, retry -> {
                assertThat(retry.text()).startsWith("no connection: SSLHandshakeException");
                assertThat(retry.ambiguous()).isFalse();
            });
        }
    }

    private static void hangUp(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                // Not before all was read, which would reset the connection instead of ending it.
                socket.shutdownOutput();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Closed: the loop ends.
                return;
            }
        }
    }

    @Test
    void shouldNotRepeatSecretsThatAnAnswerQuotes() {
        stub.replies(404, "POST " + stub.url().value() + " is unknown: /services/T000/B000/s3cr3t\n\u001b[31m", null);

        assertThat(slack.send(MESSAGE).text())
                .doesNotContain("s3cr3t", "\u001b")
                .contains("***");
        assertThat(stub.url().toString()).doesNotContain("s3cr3t", "services");
        Redaction redaction = new Redaction(SecretUrl.parse(
                        "https://u:passw0rd-of-ann@chat.example/bot12345:abcdefghijklmnop/sendMessage?key=0123456789abcdef")
                .secrets());
        assertThat(redaction.hide("token abcdefghijklmnop, key 0123456789abcdef, passw0rd-of-ann, chat.example"))
                .isEqualTo("token ***, key ***, ***, chat.example");
        assertThat(new Secret("pass")).hasToString("***");
    }
}
