package io.dynamote.web.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.HostSamples;
import io.dynamote.web.alert.AlertRow;
import io.dynamote.web.alert.LastAlert;
import io.dynamote.web.page.Query;
import io.dynamote.web.page.Span;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.page.Tone;
import io.dynamote.web.state.Listing;
import io.dynamote.web.upstream.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of the pages of hosts in each of their states. */
class HostMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void shouldShowTheRightShapeWhileItLoads() {
        String html = overview(new Listing.Loading<>());
        assertThat(html).contains("aria-busy=\"true\"", "skeleton-row", "hx-trigger=\"every 700ms\"");
        assertThat(TestTemplates.text(html)).isEqualTo("Hosts are being read.");
    }

    @Test
    void shouldSayWhatFailedAndTryAgain() {
        String html = overview(new Listing.Failed<>("telemetry-service cannot be reached"));
        assertThat(html).contains("hx-get=\"/hosts\"", "hx-trigger=\"every 4s\"");
        assertThat(TestTemplates.text(html)).startsWith("Hosts cannot be read telemetry-service cannot be reached");
    }

    @Test
    void shouldSayHowToBeginWithoutHosts() {
        assertThat(TestTemplates.text(overview(new Listing.Loaded<>(List.of(), NOW, ""))))
                .contains("No host has been heard of yet", "DYNAMOTE_AGENT_SERVER_URL=");
    }

    @Test
    void shouldDateAnEmptyListThatMayNoLongerBeSo() {
        assertThat(TestTemplates.text(
                        overview(new Listing.Loaded<>(List.of(), NOW.minusSeconds(42), "Kafka is away."))))
                .startsWith("Kafka is away. As of 42 s . No host has been heard of yet");
    }

    @Test
    void shouldGroupByRoleAndCountStates() {
        String text = TestTemplates.text(overview(new Listing.Loaded<>(all(), NOW, "")));
        assertThat(text)
                .startsWith("3 live 1 maintenance 1 never seen 1 silent Agent beside poll database 1")
                .contains("gpu 3", "storage 2", "93 % 502 GB of 540 GB", "10/12 1 failed", "72 % 412 d left");
    }

    @Test
    void shouldShowTheLastAlertOfEachHostAndWhereItStands() {
        String html = overview(new Listing.Loaded<>(all(), NOW, ""));
        assertThat(TestTemplates.text(html)).contains("HostMemoryCritical Firing 25 min", "JobFailed Resolved 1 min");
        assertThat(html)
                .contains("href=\"/alerts/incidents/" + AlertSamples.incident(AlertSamples.MEMORY))
                .contains("None among the last 200 incidents of hosts", "has not told yet what was before");
    }

    @Test
    void shouldGiveTheReasonWhereAFigureIsMissingNeverZero() {
        String html = overview(new Listing.Loaded<>(all(), NOW, ""));
        assertThat(html)
                .contains("not available: absent: no sensor of the package", "not available: absent: never heard of");
    }

    @Test
    void shouldDateTheListWhileTheServiceIsAway() {
        String html = overview(new Listing.Loaded<>(all(), NOW.minusSeconds(42), "telemetry-service does not answer."));
        assertThat(TestTemplates.text(html)).startsWith("telemetry-service does not answer. As of 42 s");
        assertThat(html).contains("table-wrap is-stale");
    }

    @Test
    void shouldShowAHostWithItsPartsAndWhyOthersAreNotThere() {
        String html = page(new Answer.Found<>(one()));
        assertThat(TestTemplates.text(html))
                .contains("gpu-01.example.org Live Heard of by agent and poll")
                .contains("in 90 d 70 %, confidence medium", "too few samples", "unreadable: ERR!")
                .contains(
                        "last alert HostMemoryCritical , firing 25 min",
                        "74.8 GB of 85.5 GB",
                        "not supported: [N/A]",
                        "Network as of 20 s")
                .contains("not available: unreadable: permission denied", "disk full", "in 8 h 20 min");
        assertThat(html).contains("&lt;script&gt;.service").doesNotContain("<script>");
        assertThat(html).contains("data-address=\"/api/hosts/gpu-01/live?seconds=900\"");
    }

    @Test
    void shouldTellAHostThatNeverWasFromOneThatCannotBeRead() {
        assertThat(TestTemplates.text(page(new Answer.Refused<>(404, "no such host"))))
                .startsWith("No such host");
        assertThat(TestTemplates.text(page(new Answer.Unavailable<>("telemetry-service", "it is away"))))
                .startsWith("This host cannot be read it is away");
    }

    @ParameterizedTest
    @CsvSource({
        "live, RUNNING, false",
        "silent, FAILED, true",
        "unreachable, FAILED, true",
        "maintenance, WARNING, false",
        "never-seen, UNKNOWN, false",
        "another, UNKNOWN, false"
    })
    void shouldSayTheStateInAWordAndDimWhatMayNoLongerBeTrue(String state, Tone tone, boolean old) {
        HostRow row = new HostRow(read("{\"id\":\"x\",\"state\":\"" + state + "\"}", Host.class), LastAlert.UNKNOWN);
        assertThat(row.badge().tone()).isEqualTo(tone);
        assertThat(row.old()).isEqualTo(old);
        assertThat(row.cpu()).isEqualTo(Cell.unknown(null));
        assertThat(row.services().known()).isFalse();
    }

    @Test
    void shouldPutBothWaysSideBySideAndMarkWhatIsFarApart() {
        JsonNode answer = read(HostSamples.comparison(), JsonNode.class);
        Map<String, Object> model = Comparison.model(new Answer.Found<>(answer), false);
        String html = TestTemplates.at(NOW).fragment("hosts-compare", "results", model);
        assertThat(TestTemplates.text(html))
                .contains("cpu utilization 43 % 44 %", "memory used bytes 320 GB 210 GB 110 GB", "54 °C absent absent");
        assertThat(html.split("has-tone", -1)).hasSize(2);
        assertThat(Comparison.model(new Answer.Found<>(read("{\"items\":[]}", JsonNode.class)), false))
                .containsEntry("state", "empty");
    }

    /** One fires, one is over, of the others nothing is known. */
    private static LastAlert lastAlert(String host) {
        return switch (host) {
            case "gpu-01" -> new LastAlert(new AlertRow(AlertSamples.memory(NOW)), true);
            case "gpu-02" -> new LastAlert(new AlertRow(AlertSamples.past(NOW).getLast()), true);
            case "gpu-03" -> new LastAlert(null, true);
            default -> LastAlert.UNKNOWN;
        };
    }

    private static String overview(Listing<Host> listing) {
        return TestTemplates.at(NOW)
                .fragment("hosts", "results", HostModel.overview(listing, HostMarkupTest::lastAlert));
    }

    private static String page(Answer<Host> answer) {
        Map<String, Object> model = HostModel.one("gpu-01", answer, lastAlert("gpu-01"), false, NOW);
        model.put("span", Span.of(Query.of(URI.create("/hosts/gpu-01")), NOW));
        model.put("path", "/hosts/gpu-01");
        model.put("ranges", Span.Range.values());
        return TestTemplates.at(NOW).fragment("host", "results", model);
    }

    private static List<Host> all() {
        List<Host> hosts = new ArrayList<>();
        read(HostSamples.list(NOW), JsonNode.class)
                .path("items")
                .forEach(item -> hosts.add(read(item.toString(), Host.class)));
        return hosts;
    }

    private static Host one() {
        return read(HostSamples.one(NOW), Host.class);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
