package io.dynamote.alert.receiver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpReceiverTest {

    private static final SecretUrl URL = SecretUrl.parse("https://chat.example/hooks/0123456789abcdef");
    private static final Message MESSAGE = Samples.message("small");

    private final List<String> bodies = new ArrayList<>();

    private Answer send(HttpOutcome outcome) {
        HttpPort port = (url, headers, body) -> {
            bodies.add(new String(body, StandardCharsets.UTF_8));
            return outcome;
        };
        return new HttpReceiver(URL, port, () -> Samples.NOW, Message::title, HttpReceiverTest::refusal).send(MESSAGE);
    }

    private static @Nullable String refusal(String body) {
        return body.startsWith("error") ? body : null;
    }

    @ParameterizedTest
    @CsvSource({
        "200, ok, Delivered",
        "201, '', Delivered",
        "299, '', Delivered",
        "200, error channel_not_found, GiveUp",
        "200, error ratelimited, Retry",
        "200, error rate_limited, Retry",
        "199, '', GiveUp",
        "300, '', GiveUp",
        "302, '', GiveUp",
        "400, '', GiveUp",
        "404, '', GiveUp",
        "408, '', Retry",
        "425, '', Retry",
        "429, '', Retry",
        "499, '', GiveUp",
        "500, '', Retry",
        "503, '', Retry",
        "599, '', Retry"
    })
    void shouldKnowWhatAnAnswerMeans(int status, String body, String verdict) {
        Answer answer = send(new HttpOutcome.Answered(status, null, body));

        assertThat(answer.getClass().getSimpleName()).isEqualTo(verdict);
        assertThat(answer.text()).startsWith(Integer.toString(status));
        assertThat(bodies).containsExactly(MESSAGE.title());
    }

    @Test
    void shouldKnowWhetherAMessageMayHaveArrived() {
        assertThat(send(new HttpOutcome.NotSent("no connection to " + URL.value())))
                .isEqualTo(new Answer.Retry("no connection to ***", null, false));
        assertThat(send(new HttpOutcome.Unanswered("no answer within 600 ms")))
                .isEqualTo(new Answer.Retry("no answer within 600 ms", null, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "-",
            value = {
                "0 | - | 0",
                "0.25 | - | 250",
                " 12 | - | 12000",
                "999999999 | - | 999999999000",
                "-5 | - | -",
                "1e3 | - | -",
                "Sat, 21 Nov 2026 12:01:00 GMT | - | 60000",
                "Sat, 21 Nov 2026 13:01:00 +0100 | - | 60000",
                "tomorrow | {\"retry_after\":2} | 2000",
                "- | {\"retry_after\":3600} | 3600000",
                "- | {\"retry_after\":3601} | 3601",
                "- | {\"retry_after\":\"5\"} | -",
                "- | {\"retry_after\":null} | -",
                "- | {\"parameters\":{\"retry_after\":5}} | 5000",
                "- | {\"parameters\":{}} | -",
                "- | [1] | -",
                "- | {\"retry_after\": | -",
                "- | | -"
            })
    void shouldReadForHowLongAReceiverWantsToBeLeftAlone(
            @Nullable String header, @Nullable String body, @Nullable Long millis) {
        Answer answer = send(new HttpOutcome.Answered(429, header, body == null ? "" : body));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Retry.class,
                        retry ->
                                assertThat(retry.after()).isEqualTo(millis == null ? null : Duration.ofMillis(millis)));
    }

    @Test
    void shouldKeepAnswersShortAndOnOneLine() {
        Answer answer = send(new HttpOutcome.Answered(500, null, "line\nline\u0007 " + "x".repeat(5_000)));

        assertThat(answer.text()).startsWith("500 line line ").hasSize(300);
    }
}
