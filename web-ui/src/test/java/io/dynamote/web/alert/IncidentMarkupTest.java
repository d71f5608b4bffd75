package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.upstream.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of the page of an incident in each of its states. */
class IncidentMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Answer<IncidentAnswer> AWAY =
            new Answer.Unavailable<>("alert-service", "alert-service cannot be reached");
    private static final RuleView RULE = new RuleView(
            "host-memory-critical",
            3,
            "HostMemoryCritical",
            "host",
            "memory_utilization > 0.9",
            null,
            120,
            60,
            "critical",
            null,
            Map.of(),
            "{{ percent(memory_utilization) }}",
            "",
            "keep",
            true,
            true,
            null,
            NOW,
            "ada");

    @Test
    void shouldWaitFailAndSayThatThereIsNone() {
        assertThat(results(IncidentModel.of("x", AWAY, Optional.empty(), true)))
                .contains("aria-busy", "hx-trigger=\"every 700ms\"");
        assertThat(results(IncidentModel.of("x", AWAY, Optional.empty(), false)))
                .contains("This incident cannot be read", "alert-service cannot be reached", "hx-trigger=\"every 4s\"");
        assertThat(results(IncidentModel.of("x", new Answer.Refused<>(404, "no"), Optional.empty(), false)))
                .contains("No such incident")
                .doesNotContain("hx-trigger=\"every");
    }

    @Test
    void shouldShowStateWhoIsOnItTimelineLabelsAndTheFigureThatFiredIt() {
        Map<String, Object> model = found(AlertSamples.memory(NOW));
        IncidentModel.addRule(model, Optional.of(RULE), Query.of(URI.create("/")), NOW);
        String html = results(model);
        assertThat(TestTemplates.text(html))
                .contains("Firing Memory of gpu-01 is 94 % full Nobody is on it yet", "Fires for 25 min", "Host gpu-01")
                .contains("host-memory-critical revision 3", "Told ops/slack/0", "20 Nov 2026, 11:59:50 UTC · ada")
                .contains("alertname HostMemoryCritical", "memory_utilization &gt; 0.9");
        assertThat(html)
                .contains(
                        "data-threshold=\"0.9\"", "data-operator=\"&gt;\"", "data-fired-from=\"2026-11-20T11:35:00Z\"")
                .contains("metrics=memoryUtilization", "data-series=\"memoryUtilization\"", "data-unit=\"percent\"")
                .contains("data-acknowledge=\"" + AlertSamples.MEMORY, "href=\"/hosts/gpu-01\"")
                .doesNotContain("data-release");
    }

    @Test
    void shouldSayWhoIsOnItAndOfferToRelease() {
        String html = results(found(AlertSamples.latency(NOW)));
        assertThat(TestTemplates.text(html)).contains("ada is on it since 40 min : Rolling back to revision 6");
        assertThat(html).contains("data-release=\"" + AlertSamples.LATENCY).doesNotContain("data-acknowledge=\"");
    }

    @Test
    void shouldShowWhatKafkaToldWithItsAgeWhileTheServiceIsAway() {
        AlertState known = AlertSamples.memory(NOW.minusSeconds(185));
        String text = TestTemplates.text(results(IncidentModel.of("x", AWAY, Optional.of(known), false)));
        assertThat(text)
                .startsWith("alert-service does not answer. This is its last known state. As of 3 min")
                .contains("The timeline is missing: alert-service cannot be reached");
    }

    @Test
    void shouldSayWhatHappenedWhereNoCourseIsKept() {
        AlertState stalled = AlertSamples.active(NOW).get(4);
        Map<String, Object> model = withRule(stalled, "deployment", "stalled == 1 && desired_replicas > 0");
        IncidentModel.addHappenings(
                model,
                new Answer.Found<>(List.of(
                        Happening.fired(NOW.minusSeconds(42), stalled.name()),
                        Happening.ofDeployment(NOW.minusSeconds(50), "Deploying", "Deploying: <b>late</b>"))));
        String html = results(model);
        assertThat(TestTemplates.text(html))
                .contains("The rule turns on stalled == 1 , which is either so or not.")
                .contains("When it last held yes (1)", "First held 20 Nov 2026, 11:59:18 UTC", "Now holds")
                .contains("What happened to dynamo-system/mistral-eval around that time")
                .contains("DeploymentStalled fired 20 Nov 2026, 11:59:18 UTC Deploying: &lt;b&gt;late&lt;/b&gt;");
        assertThat(html).doesNotContain("data-incident-chart", "stalled == 1.0");
    }

    @Test
    void shouldSayWhyWhatHappenedCannotBeTold() {
        Map<String, Object> model = withRule(AlertSamples.past(NOW).getLast(), "job", "failed == 1");
        IncidentModel.addHappenings(
                model, new Answer.Unavailable<>("telemetry-service", "telemetry-service cannot be reached"));
        assertThat(TestTemplates.text(results(model)))
                .contains("That cannot be read: telemetry-service cannot be reached", "Over 20 Nov 2026, 11:59:00 UTC");
    }

    @Test
    void shouldSayWhereToLookWhenAHostHasNoCourseOfIt() {
        assertThat(TestTemplates.text(results(withRule(AlertSamples.memory(NOW), "host", "services_failed > 0"))))
                .contains("The rule turns on services_failed &gt; 0 , of which no course is kept. Its page says more.")
                .doesNotContain("around that time");
    }

    private static Map<String, Object> withRule(AlertState alert, String kind, String expression) {
        RuleView rule = new RuleView(
                "r",
                3,
                "n",
                kind,
                expression,
                null,
                0,
                0,
                "warning",
                null,
                Map.of(),
                "s",
                "",
                "ok",
                true,
                true,
                null,
                NOW,
                null);
        Map<String, Object> model = found(alert);
        IncidentModel.addRule(model, Optional.of(rule), Query.of(URI.create("/")), NOW);
        return model;
    }

    @ParameterizedTest
    @CsvSource({
        "fired, bell-fill, tone-failed",
        "acknowledged, person-check-fill, tone-working",
        "resolved, check-circle-fill, tone-running",
        "silenced, bell-slash, tone-warning",
        "not-notified, send, tone-failed",
        "unheard-of, clock-history, tone-unknown"
    })
    void shouldDrawEachKindOfEvent(String type, String icon, String css) {
        TimelineItem item = new TimelineItem(NOW, type, "system", null, "ops", null, null);
        assertThat(item.icon()).isEqualTo(icon);
        assertThat(item.css()).isEqualTo(css);
        assertThat(item.text()).endsWith(": ops");
    }

    @Test
    void shouldNotSayANoteTwice() {
        assertThat(new TimelineItem(NOW, "noted", "ada", "slow", null, null, "slow").ownNote())
                .isNull();
        assertThat(new TimelineItem(NOW, "noted", "ada", "slow", null, null, null).ownNote())
                .isEqualTo("slow");
    }

    private static Map<String, Object> found(AlertState alert) {
        List<TimelineItem> timeline = List.of(
                new TimelineItem(NOW.minusSeconds(10), "noted", "ada", "a note", null, null, null),
                new TimelineItem(NOW.minusSeconds(20), "notified", "system", null, null, null, "Told ops/slack/0"));
        return new HashMap<>(IncidentModel.of(
                alert.incident().toString(),
                new Answer.Found<>(new IncidentAnswer(alert, timeline)),
                Optional.empty(),
                false));
    }

    private static String results(Map<String, Object> model) {
        return TestTemplates.at(NOW).fragment("incident", "results", model);
    }
}
