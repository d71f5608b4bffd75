package io.dynamote.alert.configuration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.HttpOutcome;
import io.dynamote.alert.receiver.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiverDefaultsTest {

    private static Alerting receiver(String kind, String settings) {
        String file = """
                route: {receiver: ops}
                receivers:
                  - name: ops
                    %s_configs: [{%s}]
                """.formatted(kind, settings);
        return AlertingFile.read(file.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slack | api_url: 'https://h.example/s/token' | 1000 | https://h.example/s/token",
                "discord | webhook_url: 'https://h.example/s/token' | 2000 | https://h.example/s/token",
                "msteamsv2 | webhook_url: 'https://h.example/s/token' | 1000 | https://h.example/s/token",
                "mattermost | webhook_url: 'https://h.example/s/token' | 200 | https://h.example/s/token",
                "telegram | bot_token: '12:abcdefghijkl', chat_id: '-1' | 3000 | https://api.telegram.org/bot12:abcdefghijkl/sendMessage",
                "webhook | url: 'https://h.example/s/token' | 0 | https://h.example/s/token"
            },
            quoteCharacter = '\0')
    void shouldSendSpacedMessagesToTheRightAddress(String kind, String settings, long spacing, String address) {
        Alerting alerting = receiver(kind, settings);
        Destination destination = alerting.routing().destinations().get("ops").getFirst();
        assertThat(destination)
                .isEqualTo(new Destination("ops", "ops/" + kind + "/0", true, Duration.ofMillis(spacing)));

        List<String> addresses = new ArrayList<>();
        List<Map<String, String>> headers = new ArrayList<>();
        Answer answer = alerting.receivers()
                .get(destination.id())
                .create(
                        (url, sent, body) -> {
                            addresses.add(url.value().toString());
                            headers.add(sent);
                            return new HttpOutcome.Answered(200, null, "");
                        },
                        () -> Samples.NOW)
                .send(Samples.message("small"));

        assertThat(answer).isInstanceOf(Answer.Delivered.class);
        assertThat(addresses).containsExactly(address);
        assertThat(headers)
                .singleElement()
                .satisfies(sent -> assertThat(sent).containsEntry("Content-Type", "application/json"));
    }

    @Test
    void shouldNumberThePlacesOfAReceiver() {
        Alerting alerting = receiver("webhook", "url: 'http://a/1'}, {url: 'http://a/2', send_resolved: false");

        assertThat(alerting.routing().destinations().get("ops"))
                .containsExactly(
                        new Destination("ops", "ops/webhook/0", true, Duration.ZERO),
                        new Destination("ops", "ops/webhook/1", false, Duration.ZERO));
        assertThat(alerting.maintenance()).isEmpty();
        assertThat(alerting.routing().inhibition()).isEmpty();
    }
}
