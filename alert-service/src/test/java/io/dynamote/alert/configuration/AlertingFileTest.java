package io.dynamote.alert.configuration;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.Destination;
import io.dynamote.alert.receiver.HttpOutcome;
import io.dynamote.alert.receiver.Receiver;
import io.dynamote.alert.receiver.Samples;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AlertingFileTest {

    private static final String GOOD = """
            route:
              receiver: ops
              group_by: [alertname, host]
              routes:
                - matchers: ['team="search"', 'severity!=info']
                  receiver: search
                  active_time_intervals: [office]
            receivers:
              - name: ops
                slack_configs:
                  - api_url: https://hooks.slack.example/services/T0/B0/s3cr3t
                webhook_configs:
                  - url: http://127.0.0.1:9/hook
                    max_alerts: 5
                    send_resolved: false
              - name: search
                telegram_configs:
                  - bot_token: 123456:abcdefghijklmnop
                    chat_id: '-100200'
                discord_configs:
                  - webhook_url: https://discord.example/api/webhooks/1/s3cr3t
                msteamsv2_configs:
                  - webhook_url: https://teams.example/workflows/s3cr3t
                mattermost_configs:
                  - webhook_url: https://mattermost.example/hooks/s3cr3t
                    channel: alerts
                email_configs:
                  - smarthost: mail.example.org:587
                    from: dynamote@example.org
                    to: ann@example.org, bob@example.org
                    auth_username: dynamote
                    auth_password: s3cr3t
                    spacing: 5s
            time_intervals:
              - name: office
                time_intervals:
                  - weekdays: ['monday:friday']
                    times: [{start_time: '08:00', end_time: '18:00'}]
                    location: Europe/Berlin
            inhibit_rules:
              - source_matchers: ['alertname=HostSilent']
                target_matchers: ['kind=service']
                equal: [host]
            maintenance_windows:
              - name: kernels
                matchers: ['host=~"gpu-.*"']
                time_intervals: ['office']
                created_by: ann
                comment: new kernels
            """;

    private static Alerting read(String yaml) {
        return AlertingFile.read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadEverything() {
        Alerting alerting = read(GOOD);

        assertThat(alerting.routing().root().match(LabelSet.of(Map.of("team", "search"))))
                .singleElement()
                .satisfies(route -> assertThat(route.receiver()).isEqualTo("search"));
        assertThat(alerting.routing().destinations().get("search"))
                .extracting(Destination::id)
                .containsExactly(
                        "search/discord/0",
                        "search/msteamsv2/0",
                        "search/mattermost/0",
                        "search/telegram/0",
                        "search/email/0");
        assertThat(alerting.routing().destinations().get("ops"))
                .extracting(Destination::sendResolved)
                .containsExactly(true, false);
        assertThat(alerting.routing().destinations().get("search").getLast().spacing())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(alerting.routing().inhibition()).hasSize(1);
        assertThat(alerting.receivers()).hasSize(7);
        assertThat(alerting.maintenance())
                .singleElement()
                .satisfies(window -> assertThat(window.mutes(
                                LabelSet.of(Map.of("host", "gpu-01")), Instant.parse("2026-11-20T12:00:00Z")))
                        .isTrue());
    }

    @Test
    void shouldMakeReceiversThatSendToTheirAddress() {
        Receiver telegram = read(GOOD)
                .receivers()
                .get("search/telegram/0")
                .create(
                        (url, headers, body) -> new HttpOutcome.Answered(404, null, url.value() + " is unknown"),
                        () -> Samples.NOW);

        assertThat(telegram.send(Samples.message("small")).text())
                .startsWith("404")
                .doesNotContain("123456:abcdefghijklmnop");
    }

    /** What is changed in the good file, how, the line of the fault, and the field. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "receiver: ops | receiver: nobody | 2 | route.receiver",
                "receiver: ops | x: ops | 2 | route.receiver",
                "receiver: ops | receiver: [ops] | 2 | route.receiver",
                "group_by: [alertname, host] | group_by: ['...', host] | 3 | route.group_by",
                "group_by: [alertname, host] | group_by: [host, host] | 3 | route.group_by",
                "group_by: [alertname, host] | group_by: ['', host] | 3 | route.group_by[0]",
                "group_by: [alertname, host] | group_by: host | 3 | route.group_by",
                "group_by: [alertname, host] | group_wait: soon | 3 | route.group_wait",
                "group_by: [alertname, host] | group_wait: 30 | 3 | route.group_wait",
                "group_by: [alertname, host] | group_interval: 0s | 3 | route.group_interval",
                "group_by: [alertname, host] | repeat_interval: 0s | 3 | route.repeat_interval",
                "group_by: [alertname, host] | repeat_interval: -4h | 3 | route.repeat_interval",
                "group_by: [alertname, host] | settle: 2y | 3 | route.settle",
                "group_by: [alertname, host] | matchers: ['a=b'] | 3 | route.matchers",
                "group_by: [alertname, host] | mute_time_intervals: [office] | 3 | route.mute_time_intervals",
                "group_by: [alertname, host] | continue: true | 3 | route.continue",
                "group_by: [alertname, host] | continue: maybe | 3 | route.continue",
                "group_by: [alertname, host] | groupby: [host] | 3 | route.groupby",
                "'severity!=info' | 'severity' | 5 | route.routes[0].matchers[1]",
                "'severity!=info' | 'severity=~\"(\"' | 5 | route.routes[0].matchers[1]",
                "'severity!=info' | 7 | 5 | route.routes[0].matchers[1]",
                "receiver: search | receiver: searhc | 6 | route.routes[0].receiver",
                "[office] | [ofice] | 7 | route.routes[0].active_time_intervals[0]",
                "- name: ops | - nam: ops | 9 | receivers[0].name",
                "- name: ops | - name: '' | 9 | receivers[0].name",
                "- name: ops | - name: search | 9 | receivers",
                "slack_configs: | slak_configs: | 11 | receivers[0].slak_configs",
                "api_url: https | api_url: ftp | 11 | receivers[0].slack_configs[0].api_url",
                "api_url: https://hooks.slack.example | api_url: 'https://a b' #  | 11 | receivers[0].slack_configs[0].api_url",
                "api_url: https | url: https | 11 | receivers[0].slack_configs[0].api_url",
                "max_alerts: 5 | max_alerts: -1 | 14 | receivers[0].webhook_configs[0].max_alerts",
                "max_alerts: 5 | max_alerts: many | 14 | receivers[0].webhook_configs[0].max_alerts",
                "send_resolved: false | send_resolved: no | 15 | receivers[0].webhook_configs[0].send_resolved",
                "123456:abcdefghijklmnop | s3cr3t | 18 | receivers[1].telegram_configs[0].bot_token",
                "'-100200' | team chat | 19 | receivers[1].telegram_configs[0].chat_id",
                "'-100200' | -100200 | 19 | receivers[1].telegram_configs[0].chat_id",
                "channel: alerts | channel: 'a b' | 26 | receivers[1].mattermost_configs[0].channel",
                "mail.example.org:587 | mail.example.org | 28 | receivers[1].email_configs[0].smarthost",
                "mail.example.org:587 | mail.example.org:99999 | 28 | receivers[1].email_configs[0].smarthost",
                "from: dynamote@example.org | from: dynamote | 29 | receivers[1].email_configs[0].from",
                "bob@example.org | bob | 30 | receivers[1].email_configs[0].to",
                "auth_username: dynamote | tls: maybe | 31 | receivers[1].email_configs[0].tls",
                "auth_password: s3cr3t | tls: none | 28 | receivers[1].email_configs[0].auth_password",
                "spacing: 5s | spacing: often | 33 | receivers[1].email_configs[0].spacing",
                "'monday:friday' | 'monday:funday' | 37 | time_intervals[0].time_intervals[0].weekdays[0]",
                "Europe/Berlin | Europe/Atlantis | 39 | time_intervals[0].time_intervals[0].location",
                "['kind=service'] | [] | 42 | inhibit_rules[0].target_matchers",
                "- name: kernels | - name: ' ' | 45 | maintenance_windows[0].name",
                "['host=~\"gpu-.*\"'] | ['host=~\".*\"'] | 46 | maintenance_windows[0].matchers",
                "['host=~\"gpu-.*\"'] | [] | 46 | maintenance_windows[0].matchers",
                "['office'] | [never] | 47 | maintenance_windows[0].time_intervals[0]",
                "['office'] | [] | 47 | maintenance_windows[0].time_intervals",
                "created_by: ann | by: ann | 48 | maintenance_windows[0].by",
                "['alertname=HostSilent'] | ['alertname HostSilent'] | 41 | inhibit_rules[0].source_matchers[0]"
            })
    void shouldNameTheLineOfWhatIsWrong(String good, String bad, int line, String field) {
        assertThat(GOOD).contains(good);
        String yaml = GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> read(yaml));

        assertThat(refusal).as("refusal of %s", bad).isNotNull();
        List<FieldError> errors = refusal.errors();
        assertThat(errors).anySatisfy(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).startsWith("line " + line + ":");
        });
        assertThat(errors.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void shouldBoundTheMatchersOfARoute() {
        String many = IntStream.range(0, 101).mapToObj(i -> "'l" + i + "=v'").collect(Collectors.joining(", "));

        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> read(GOOD.replace("'severity!=info'", many)));

        assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("route.routes[0].matchers");
    }

    @Test
    void shouldNameTheLineOfWhatIsNoYaml() {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> read("route:\n  receiver: 'ops\n"));

        assertThat(refusal.errors().getFirst().message()).startsWith("line ");
    }
}
