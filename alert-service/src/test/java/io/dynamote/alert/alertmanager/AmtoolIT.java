package io.dynamote.alert.alertmanager;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.alert.RunningAlerts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The API of Alertmanager, used by its own tool; skipped where that is not installed. */
class AmtoolIT {

    private static final Path AMTOOL = Path.of("/usr/bin/amtool");

    private static RunningAlerts alerts;

    @BeforeAll
    static void start() {
        alerts = RunningAlerts.shared();
    }

    private static String amtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(AMTOOL), "amtool is not installed: package prometheus-alertmanager");
        List<String> command = new ArrayList<>(List.of(AMTOOL.toString(), "--alertmanager.url=" + alerts.address()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        // Debian's tool is older than the API, and says so each time.
        return output.lines()
                .filter(line -> !line.startsWith("Warning: "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    @Test
    void shouldAddAlertsSilencesAndShowThem() throws IOException, InterruptedException {
        amtool("alert", "add", "alertname=DiskFull", "host=a", "--annotation=summary=full");
        assertThat(amtool("alert", "query", "-o", "extended", "alertname=DiskFull"))
                .contains("host=\"a\"", "active");
        assertThat(amtool("alert", "query", "alertname=Other")).doesNotContain("DiskFull");

        String silence = amtool(
                "silence", "add", "--author=me", "--comment=work", "--duration=1h", "alertname=DiskFull", "host=~a|b");
        assertThat(amtool("silence", "query")).contains(silence, "me", "work");
        assertThat(amtool("alert", "query", "--silenced", "alertname=DiskFull")).contains("DiskFull");
        assertThat(alerts.get("/api/v2/alerts?silenced=false&filter=alertname%3D%22DiskFull%22")
                        .json())
                .isEmpty();
        assertThat(alerts.get("/api/v2/alerts?filter=alertname%3D%22DiskFull%22")
                        .json()
                        .at("/0/status/silencedBy/0")
                        .asText())
                .isEqualTo(silence);

        amtool("silence", "expire", silence);
        assertThat(amtool("silence", "query")).doesNotContain(silence);
        assertThat(amtool("silence", "query", "--expired")).contains(silence);
    }

    @Test
    void shouldTellItsStatus() throws IOException, InterruptedException {
        assertThat(amtool("cluster", "show")).contains("disabled");
        assertThat(amtool("config", "show")).contains("receivers:");
        assertThat(alerts.get("/api/v2/receivers").json().findValuesAsText("name"))
                .isNotEmpty();
    }

    @Test
    void shouldTakeAlertsAsPrometheusSendsThem() {
        Instant begin = Instant.parse("2026-11-21T10:00:00Z");
        String posted = """
                [{"labels": {"alertname": "Down", "instance": "x:9100", "empty": ""}, "annotations": {"summary": "x is down"},
                  "startsAt": "%s", "endsAt": "%s", "generatorURL": "http://prometheus.example/graph?g0.expr=up"}]""";
        String path = "/api/v2/alerts?filter=alertname%3D%22Down%22";

        assertThat(alerts.post(
                                "/api/v2/alerts",
                                posted.formatted(begin, Instant.now().plusSeconds(240)))
                        .status())
                .isEqualTo(200);
        JsonNode alert = alerts.get(path).json().path(0);
        assertThat(alert.path("startsAt").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(alert.at("/labels").size()).isEqualTo(2);
        assertThat(alert.at("/status/state").asText()).isEqualTo("active");
        assertThat(alert.path("generatorURL").asText()).startsWith("http://prometheus.example");
        assertThat(alert.at("/receivers/0/name").asText()).isNotEmpty();
        JsonNode group = alerts.get("/api/v2/alerts/groups?filter=alertname%3D%22Down%22")
                .json()
                .path(0);
        assertThat(group.at("/labels/alertname").asText()).isEqualTo("Down");

        assertThat(alerts.post(
                                "/api/v2/alerts",
                                posted.formatted(begin, Instant.now().minusSeconds(1)))
                        .status())
                .isEqualTo(200);
        assertThat(alerts.get(path).json()).isEmpty();
        assertThat(alerts.post("/api/v2/alerts", "[{\"labels\": {}}]").status()).isEqualTo(422);
    }

    @Test
    void shouldEndAlertsOfWhichNothingMoreIsHeard() {
        // Said again until it came in time: what ended before it was heard never fired.
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(alerts.post(
                                    "/api/v2/alerts",
                                    "[{\"labels\": {\"alertname\": \"Gone\"}, \"endsAt\": \"%s\"}]"
                                            .formatted(Instant.now().plusSeconds(2)))
                            .status())
                    .isEqualTo(200);
            return !incidentsOfGone().isEmpty();
        });
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        alerts.get("/api/alerts?q=Gone").json().path("items").isEmpty());
        assertThat(incidentsOfGone()).containsExactly("resolved");
    }

    private static List<String> incidentsOfGone() {
        return alerts.get("/api/incidents?q=Gone").json().path("items").findValuesAsText("status");
    }
}
