package io.dynamote.web.traffic;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.dynamote.web.TrafficSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Span;
import io.dynamote.web.page.TestTemplates;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of the page of traffic in each of its states. */
class TrafficMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Span LIVE = new Span(Span.Range.LIVE, NOW.minusSeconds(900), NOW);
    private static final Reading READING = Reading.of(TrafficSamples.signal("all", NOW, 60));

    @Test
    void shouldShowTheRightShapeWhileItLoads() {
        String html = results(Panel.without("loading", Scope.ALL, LIVE, ""), "");
        assertThat(html).contains("aria-busy=\"true\"", "class=\"bone", "hx-trigger=\"every 700ms\"");
        assertThat(TestTemplates.text(html)).isEqualTo("Traffic is being read.");
    }

    @Test
    void shouldSayWhatFailedAndTryAgain() {
        String html = results(
                Panel.without("failed", Scope.ALL, LIVE, "telemetry-service cannot be reached"), "?range=7d&by=team");
        assertThat(html).contains("hx-get=\"/traffic?range=7d&amp;by=team\"", "hx-trigger=\"every 4s\"");
        assertThat(TestTemplates.text(html))
                .startsWith("Traffic cannot be read telemetry-service cannot be reached")
                .doesNotContain("Active");
    }

    @Test
    void shouldSayHowToBeginWhenNothingWasEverCounted() {
        String html = results(Panel.without("empty", Scope.ALL, LIVE, ""), "");
        assertThat(html)
                .contains("/api/telemetry/requests", "hx-trigger=\"every 4s\"")
                .doesNotContain("<canvas");
    }

    @Test
    void shouldTellAnEmptyTimeFromNoTrafficAtAll() {
        Span day = new Span(Span.Range.DAY, NOW.minusSeconds(86_400), NOW);
        String html =
                results(Panel.without("empty", new Scope("model:a/b"), day, ""), "?scope=model%3Aa%2Fb&range=24h");
        assertThat(TestTemplates.text(html)).contains("No requests in this time", "a/b had no traffic then");
        assertThat(html).doesNotContain("hx-trigger=\"every");
    }

    @Test
    void shouldShowFiguresChartsAndRowsWithTheirUnits() {
        String html = results(new Panel("full", Scope.ALL, LIVE, READING, NOW, false, ""), "");
        assertThat(TestTemplates.text(html))
                .contains("Active 48 under way", "60.0 /s", "p50 160 ms p95 416 ms p99 704 ms", "timeout 0.60 /s")
                .contains("Qwen/Qwen3-0.6B", "Models Deployments Teams");
        assertThat(html)
                .contains("data-series=\"durationMillis.p99\"", "data-unit=\"millis\"", "data-scope=\"all\"")
                .contains("data-follow=\"model\"", "data-trail=\"1,,2\"")
                .doesNotContain("data-from", "hx-trigger=\"every");
    }

    @Test
    void shouldDimAndDateWhatIsOldAndSayWhy() {
        String html = results(new Panel("full", Scope.ALL, LIVE, READING, NOW.minusSeconds(42), true, ""), "");
        assertThat(html).contains("class=\"traffic is-old is-filling\"");
        assertThat(TestTemplates.text(html))
                .startsWith("Signals of telemetry-service no longer arrive. These figures are from 42 s ago");
    }

    @Test
    void shouldSayWhyItIsNotBrokenDownAndTryAgain() {
        Span week = new Span(Span.Range.WEEK, NOW.minusSeconds(604_800), NOW);
        Map<String, Object> model =
                model(new Panel("full", Scope.ALL, week, READING, NOW, false, ""), "?range=7d&by=team");
        model.put("rows", List.of());
        model.put("rowsTrouble", "telemetry-service cannot be reached");
        String html = TestTemplates.at(NOW).fragment("traffic", "breakdown", model);
        assertThat(html).contains("hx-get=\"/traffic?range=7d&amp;by=team\"", "hx-trigger=\"every 4s\"");
        assertThat(TestTemplates.text(html))
                .contains("cannot be read: telemetry-service cannot be reached")
                .doesNotContain("no requests came");
        model.put("rowsTrouble", "");
        assertThat(TestTemplates.text(TestTemplates.at(NOW).fragment("traffic", "breakdown", model)))
                .contains("no requests came in this time");
    }

    @Test
    void shouldTryAgainOverAnyPage() {
        Panel failed = Panel.without("failed", Scope.ALL, LIVE, "telemetry-service cannot be reached");
        assertThat(TestTemplates.at(NOW).render("dashboard", Map.of("panel", failed)))
                .contains("hx-get=\"/traffic/dashboard\"", "hx-trigger=\"every 4s\"", "Try again now");
        Panel full = new Panel("full", Scope.ALL, LIVE, READING, NOW, false, "");
        assertThat(TestTemplates.at(NOW).render("dashboard", Map.of("panel", full)))
                .doesNotContain("hx-get");
    }

    @Test
    void shouldAskHistoryForThePastAndFollowNothing() {
        Span day = new Span(Span.Range.DAY, NOW.minusSeconds(86_400), NOW);
        String html = results(new Panel("full", Scope.ALL, day, READING, NOW, false, ""), "?range=24h");
        assertThat(html)
                .contains("data-history=\"/api/traffic/history?from=2026-11-19T12:00:00Z&amp;to=2026-11-20T12:00:00Z"
                        + "&amp;scope=all\"")
                .doesNotContain("data-follow", "data-hold", "plot-active", "class=\"spark");
        assertThat(TestTemplates.text(html)).contains("requests in all", "mean");
    }

    @Test
    void shouldNotDrawMarkupOfNames() {
        TrafficRow evil = new TrafficRow(new Scope("model:<img src=x>"), READING, "", 0);
        Map<String, Object> model = model(new Panel("full", Scope.ALL, LIVE, READING, NOW, false, ""), "");
        model.put("rows", List.of(evil));
        assertThat(TestTemplates.at(NOW).fragment("traffic", "results", model))
                .contains("&lt;img src=x&gt;")
                .doesNotContain("<img");
    }

    private static String results(Panel panel, String query) {
        return TestTemplates.at(NOW).fragment("traffic", "results", model(panel, query));
    }

    private static Map<String, Object> model(Panel panel, String query) {
        Map<String, Object> model = new HashMap<>();
        model.put("panel", panel);
        model.put("query", TrafficQuery.of(Query.of(URI.create("/traffic" + query)), NOW));
        model.put("rows", List.of(new TrafficRow(new Scope("model:Qwen/Qwen3-0.6B"), READING, "1,,2", 7)));
        model.put("columns", TrafficQuery.COLUMNS);
        model.put("dimensions", Dimension.values());
        return model;
    }
}
