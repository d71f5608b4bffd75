package io.dynamote.web.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.state.Listing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of active alerts in each state of the page. */
class AlertMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<AlertState> ALL = AlertSamples.active(NOW);

    @Test
    void shouldShowTheRightShapeWhileItLoads() {
        String html = results(new Listing.Loading<>(), "?team=search");
        assertThat(html).contains("aria-busy=\"true\"", "hx-get=\"/alerts?team=search\"", "hx-trigger=\"every 700ms\"");
        assertThat(TestTemplates.text(html)).isEqualTo("Alerts are being read.");
    }

    @Test
    void shouldSayWhatFailedAndTryAgain() {
        String html = results(new Listing.Failed<>("alert-service cannot be reached"), "");
        assertThat(html).contains("hx-trigger=\"every 4s\"");
        assertThat(TestTemplates.text(html)).startsWith("Alerts cannot be read alert-service cannot be reached");
    }

    @Test
    void shouldSayThatNothingIsWrongOnlyOfNow() {
        assertThat(TestTemplates.text(results(new Listing.Loaded<>(List.of(), NOW, ""), "")))
                .startsWith("Nothing is wrong");
        assertThat(TestTemplates.text(results(
                        new Listing.Loaded<>(List.of(), NOW.minusSeconds(185), "alert-service does not answer."), "")))
                .startsWith("alert-service does not answer. As of 3 min")
                .contains("Nothing was wrong")
                .doesNotContain("Nothing is wrong");
    }

    @Test
    void shouldShowAnAlertOfWhichNextToNothingIsKnown() {
        assertThat(TestTemplates.text(
                        results(new Listing.Loaded<>(List.of(AlertSamples.bare(NOW)), NOW, ""), "?by=severity")))
                .contains("No severity");
    }

    @Test
    void shouldTellNoMatchFromNothingWrong() {
        assertThat(TestTemplates.text(results(new Listing.Loaded<>(ALL, NOW, ""), "?q=nothing-like-it")))
                .contains("No alert matches")
                .doesNotContain("Nothing is wrong");
    }

    @Test
    void shouldSayOfEachAlertWhatIsWrongOnWhatSinceWhenAndWhoIsOnIt() {
        String html = results(new Listing.Loaded<>(ALL, NOW, ""), "");
        assertThat(TestTemplates.text(html))
                .contains("Critical 2", "Warning 3", "Info 1")
                .contains(
                        "Firing Critical HostMemoryCritical Memory of gpu-01 is 94 % full gpu-01 host platform 25 min")
                .contains("Acknowledged Critical LatencyHigh")
                .contains("ada is on it: Rolling back to revision 6")
                .contains("Firing Silenced Warning ErrorRatioHigh")
                .contains("Pending Warning DeploymentStalled")
                .contains("portal.example:443 other system")
                .contains("dynamo-system/qwen3-chat traffic of a deployment search 50 min");
        assertThat(html)
                .contains("data-acknowledge=\"" + AlertSamples.MEMORY + "\"", "data-release=\"" + AlertSamples.LATENCY)
                .contains("href=\"/hosts/gpu-01\"", "&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void shouldDateTheListWhileItIsOld() {
        String html = results(new Listing.Loaded<>(ALL, NOW.minusSeconds(42), "alert-service does not answer."), "");
        assertThat(html).contains("table-wrap is-stale");
        assertThat(TestTemplates.text(html)).startsWith("alert-service does not answer. As of 42 s");
    }

    @Test
    void shouldRenderOneRowForThePush() {
        String row = TestTemplates.at(NOW)
                .fragment("alerts", "row", Map.of("rows", List.of(new AlertRow(AlertSamples.memory(NOW)))));
        assertThat(row)
                .startsWith("<tr id=\"alert:" + AlertSamples.MEMORY + "\"")
                .endsWith("</tr>");
    }

    @Test
    void shouldRenderTheBellForThePush() {
        String bell = TestTemplates.at(NOW).fragment("layout", "bell", Map.of("bell", Bell.of(ALL, true, true)));
        assertThat(bell).startsWith("<a class=\"bell tone-failed\" id=\"bell\"");
        assertThat(TestTemplates.text(bell))
                .isEqualTo("3 " + Bell.of(ALL, true, true).title());
    }

    private static String results(Listing<AlertState> listing, String query) {
        AlertFilter filter = AlertFilter.of(Query.of(URI.create("/alerts" + query)));
        return TestTemplates.at(NOW).fragment("alerts", "results", AlertListModel.of(listing, filter));
    }
}
