package io.dynamote.web.alert;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.events.alert.AlertState;
import io.dynamote.web.AlertSamples;
import io.dynamote.web.page.Tone;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HappeningsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final AlertState OVER = AlertSamples.past(NOW).get(1);
    private static final ObjectMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static Happening at(Instant at, String text) {
        return Happening.ofJob(at, "running", text);
    }

    @Test
    void shouldPutTheAlertBetweenWhatHappenedNewestFirst() {
        Instant fired = OVER.startsAt();
        assertThat(Happenings.together(
                        OVER,
                        List.of(
                                at(fired.minusSeconds(1), "Has failed"),
                                at(fired.minusSeconds(60), "Now at: packing"),
                                at(fired.plusSeconds(10), "Has begun (attempt 2)"))))
                .extracting(Happening::text)
                .containsExactly(
                        "JobFailed was over",
                        "Has begun (attempt 2)",
                        "JobFailed fired",
                        "Has failed",
                        "Now at: packing");
    }

    @Test
    void shouldLeaveOutWhatWasLongBeforeOrAfter() {
        assertThat(Happenings.together(
                        OVER,
                        List.of(
                                at(OVER.activeAt().minusSeconds(3_601), "yesterday"),
                                at(OVER.activeAt().minusSeconds(3_599), "before"),
                                at(OVER.endsAt().plusSeconds(1_801), "tomorrow"))))
                .extracting(Happening::text)
                .containsExactly("JobFailed was over", "JobFailed fired", "before");
    }

    @Test
    void shouldGoOnToNowWhileItFires() {
        AlertState pending = AlertSamples.active(NOW).get(4);
        assertThat(Happenings.together(pending, List.of(at(NOW.plusSeconds(90_000), "news"))))
                .extracting(Happening::text)
                .containsExactly("news");
    }

    @Test
    void shouldShowTheNewestOfVeryMany() {
        List<Happening> many = IntStream.range(0, 500)
                .mapToObj(i -> at(OVER.startsAt().plusSeconds(i), "restart " + i))
                .toList();
        assertThat(Happenings.together(OVER, many))
                .hasSize(40)
                .element(1)
                .extracting(Happening::text)
                .isEqualTo("restart 499");
    }

    @Test
    void shouldReadWhatHappenedToAJob() throws JsonProcessingException {
        assertThat(JSON.readValue("""
                        {"events": [
                          {"at": "2026-11-20T11:00:00Z", "attempt": 1, "status": "failed", "message": "has failed: disk full"},
                          {"at": "2026-11-20T11:05:00Z", "attempt": 2, "status": "completed", "message": "is completed"}]}""", Happenings.JobEvents.class).happenings())
                .satisfiesExactly(
                        failed -> {
                            assertThat(failed.text()).isEqualTo("Has failed: disk full");
                            assertThat(failed.tone()).isEqualTo(Tone.FAILED);
                            assertThat(failed.own()).isFalse();
                        },
                        done -> {
                            assertThat(done.text()).isEqualTo("Is completed (attempt 2)");
                            assertThat(done.tone()).isEqualTo(Tone.RUNNING);
                        });
        assertThat(new Happenings.JobEvents(null).happenings()).isEmpty();
    }

    @Test
    void shouldReadWhatHappenedToADeployment() throws JsonProcessingException {
        assertThat(JSON.readValue("""
                        {"items": [
                          {"at": "2026-11-20T11:00:00Z", "revision": 3, "phase": "Failed", "message": "CrashLoop"},
                          {"at": "2026-11-20T10:59:00Z", "revision": 3, "phase": null, "message": "Applied"},
                          {"at": "2026-11-20T10:58:00Z", "revision": null, "phase": "Running", "message": " "}]}""", Happenings.DeploymentHistory.class).happenings())
                .extracting(Happening::text)
                .containsExactly("Failed: CrashLoop (revision 3)", "Applied (revision 3)", "Running");
        assertThat(new Happenings.DeploymentHistory(null).happenings()).isEmpty();
    }
}
