package io.dynamote.alert.receiver;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.dynamote.alert.discord.DiscordMessage;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.mattermost.MattermostMessage;
import io.dynamote.alert.slack.SlackMessage;
import io.dynamote.alert.state.Alert;
import io.dynamote.alert.teams.TeamsMessage;
import io.dynamote.alert.telegram.TelegramMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinksTest {

    private static final String RUNBOOK = "https://dynamote.example.org/runbooks/HostSilent";

    private static Alert alert(String host, @Nullable String runbook) {
        return Alert.firing(
                LabelSet.of(Map.of("alertname", "HostSilent", "host", host)),
                runbook == null ? Map.of("summary", "silent") : Map.of("summary", "silent", "runbook_url", runbook),
                Samples.NOW,
                "");
    }

    private static Message message(@Nullable String acknowledge, Alert... alerts) {
        return new Message(
                Reason.FIRST,
                "ops",
                "{}:{}",
                LabelSet.of(Map.of("alertname", "HostSilent")),
                Samples.NOW,
                List.of(alerts),
                "https://dynamote.example.org/alerts",
                acknowledge);
    }

    static Stream<Named<Function<Message, String>>> forms() {
        return Stream.of(
                Named.of("Slack", SlackMessage::render),
                Named.of("Discord", DiscordMessage::render),
                Named.of("Mattermost", message -> MattermostMessage.render(message, null)),
                Named.of("Telegram", message -> TelegramMessage.render(message, "1", null)),
                Named.of("Teams", TeamsMessage::render));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldLeadToTheRunbookThatAllAlertsName(Function<Message, String> form) {
        assertThat(form.apply(message(null, alert("a", RUNBOOK), alert("b", RUNBOOK))))
                .contains(RUNBOOK, "Runbook");
        assertThat(form.apply(message(null, alert("a", RUNBOOK), alert("b", null))))
                .doesNotContain("Runbook");
        assertThat(form.apply(message(null, alert("a", null)))).doesNotContain("Runbook");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldStillLeadToWhereItIsAcknowledged(Function<Message, String> form) {
        String acknowledge = "https://dynamote.example.org/ack?token=1";
        assertThat(form.apply(message(acknowledge, alert("a", RUNBOOK)))).contains(acknowledge, RUNBOOK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://example.org",
                "https://a.example/>|<!channel>",
                "https://a.example/) [x](http://evil",
                "https://a.example/\"onclick=\"x",
                "https://a.example/ b",
                "not an address"
            })
    void shouldNotLinkWhatIsNoPlainAddress(String runbook) {
        assertThat(message(null, alert("a", runbook)).runbookUrl()).isNull();
    }

    @Test
    void shouldLeaveOutWhatThereIsNoRoomFor() {
        Message both = message("https://a.example/ack", alert("a", RUNBOOK));
        int one = "\n\nAcknowledge=https://a.example/ack".length();
        int two = one + (" · Runbook=" + RUNBOOK).length();
        assertThat(Links.below(both, two, (url, title) -> title + "=" + url)).hasSize(two);
        assertThat(Links.below(both, two - 1, (url, title) -> title + "=" + url))
                .hasSize(one);
        assertThat(Links.below(both, 10, (url, title) -> title + "=" + url)).isEmpty();
    }
}
