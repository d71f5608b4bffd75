package io.dynamote.web.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.web.JobSamples;
import io.dynamote.web.page.TestTemplates;
import io.dynamote.web.page.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Markup of the board of jobs in each of its states. */
class JobMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void shouldShowTheRightShapeWhileItLoads() {
        String html = results("loading", Map.of());
        assertThat(html).contains("aria-busy=\"true\"", "class=\"bone", "hx-trigger=\"every 700ms\"");
        assertThat(TestTemplates.text(html)).isEqualTo("Jobs are being read.");
    }

    @Test
    void shouldSayWhatFailedAndTryAgain() {
        String html = results("failed", Map.of("reason", "telemetry-service cannot be reached"));
        assertThat(html).contains("hx-get=\"/jobs\"", "hx-trigger=\"every 4s\"");
        assertThat(TestTemplates.text(html)).startsWith("Jobs cannot be read telemetry-service cannot be reached");
    }

    @Test
    void shouldSayHowToBeginAndWhatTheArchiveIs() {
        assertThat(TestTemplates.text(results("empty", Map.of()))).contains("No job is under way", "curl -X PUT");
        assertThat(TestTemplates.text(results("empty", Map.of("archive", true))))
                .contains("The archive is empty")
                .doesNotContain("curl");
        assertThat(TestTemplates.text(results("none", Map.of("q", "<b>"))))
                .contains("No job matches")
                .contains("&lt;b&gt;");
    }

    @Test
    void shouldShowACardPerJobWithItsProgressAndWhyAFigureIsMissing() {
        String html = full("");
        assertThat(TestTemplates.text(html))
                .contains("Active 3 of 48 in all", "Success 91 %", "Data 48.2 TB")
                .contains(
                        "Migrate VM 17 to host gpu-02 migration · vmtool · gpu-02 · attempt 2 Running 43 % copying disks")
                .contains("1.31 GB/s", "812 GB of 1.90 TB", "12 min 34 s", "about 7 min 1 s")
                .contains("Quiet 21 % Not heard of for long; last at: shard 7 of 30")
                .contains("disk full on /backup: 0 B left", "Ended 2 min ago")
                .contains("What happened", "has begun");
        assertThat(html).contains("value=\"431\"", "title=\"bytes are not told\"");
    }

    @Test
    void shouldDateTheBoardWhileTheServiceIsAway() {
        String html = full("telemetry-service does not answer.");
        assertThat(TestTemplates.text(html)).contains("telemetry-service does not answer. As of now");
        assertThat(html).contains("jobs is-stale");
    }

    @ParameterizedTest
    @CsvSource({
        "pending, Waiting, UNKNOWN",
        "running, Running, WORKING",
        "paused, Paused, WARNING",
        "completed, Completed, RUNNING",
        "failed, Failed, FAILED",
        "cancelled, Cancelled, UNKNOWN",
        "odd, odd, UNKNOWN"
    })
    void shouldSayTheStatusInAWord(String status, String word, Tone tone) {
        JobCard card = card("{\"id\":\"a\",\"attempt\":1,\"name\":\"n\",\"kind\":\"k\",\"source\":\"s\",\"status\":\""
                + status + "\"}");
        assertThat(card.badge().word()).isEqualTo(word);
        assertThat(card.badge().tone()).isEqualTo(tone);
        assertThat(List.of(card.share(), card.rate(), card.bytes(), card.elapsed(), card.left()))
                .containsOnly("–");
    }

    @Test
    void shouldLinkOnlyToPagesOfTheWeb() {
        String job =
                "{\"id\":\"a\",\"attempt\":1,\"name\":\"n\",\"kind\":\"k\",\"source\":\"s\",\"status\":\"running\",\"link\":\"%s\"}";
        assertThat(card(job.formatted("javascript:alert(1)")).link()).isNull();
        assertThat(card(job.formatted("https://x.example")).link()).isEqualTo("https://x.example");
    }

    private static JobCard card(String json) {
        return new JobCard(read(json, Job.class));
    }

    private static String full(String caveat) {
        JobBoard board = read(JobSamples.board(NOW), JobBoard.class);
        Map<String, Object> model = new HashMap<>();
        model.put("cards", board.items().stream().map(JobCard::new).toList());
        model.put(
                "totals",
                board.totals() == null ? new ArrayList<>() : board.totals().tiles());
        model.put("events", read(JobSamples.events(NOW), JobBoard.Events.class).items());
        model.put("caveat", caveat);
        model.put("asOf", NOW);
        return results("full", model);
    }

    private static String results(String state, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(Map.of("archive", false, "q", "", "caveat", "", "href", "/jobs"));
        model.put("next", null);
        model.putAll(more);
        model.put("state", state);
        return TestTemplates.at(NOW).fragment("jobs", "results", model);
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
