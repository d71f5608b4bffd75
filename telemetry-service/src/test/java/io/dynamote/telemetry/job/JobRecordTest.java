package io.dynamote.telemetry.job;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.dynamote.events.EncodedEvent;
import io.dynamote.events.Event;
import io.dynamote.events.EventCodec;
import io.dynamote.events.UnreadableEventException;
import io.dynamote.events.job.JobState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobRecordTest {

    private static EncodedEvent encoded(JobState state) {
        return EventCodec.encode(Event.of(UUID.randomUUID(), "/elsewhere", state.updatedAt(), null, state));
    }

    @Test
    void shouldReadAState() throws UnreadableEventException {
        JobState state = States.running("j").stage("x").progress(0.25).state(3);
        EncodedEvent event = encoded(state);
        assertThat(JobRecord.read(event.key(), event.headers(), event.value(), States.at(3)))
                .contains(state);
    }

    @Test
    void shouldPassOverTombstonesAndTypesOfLaterVersions() throws UnreadableEventException {
        EncodedEvent event = encoded(States.running("j").state(3));
        assertThat(JobRecord.read("j", event.headers(), null, States.at(3))).isEmpty();
        Map<String, String> later = new HashMap<>(event.headers());
        later.put("ce_type", "job.state.v2");
        assertThat(JobRecord.read("j", later, event.value(), States.at(3))).isEmpty();
    }

    @Test
    void shouldRefuseAnotherKeyThanTheJobs() {
        EncodedEvent event = encoded(States.running("j").state(3));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> JobRecord.read("other", event.headers(), event.value(), States.at(3)))
                .withMessage("the key must be the job's id j, not: other");
    }

    @Test
    void shouldRefuseWhatDoesNotHoldToTheContract() {
        EncodedEvent event = encoded(States.running("j").progress(0.5).state(3));
        byte[] wrong = new String(event.value() == null ? new byte[0] : event.value(), StandardCharsets.UTF_8)
                .replace("0.5", "5")
                .getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> JobRecord.read("j", event.headers(), wrong, States.at(3)))
                .withMessageContaining("progress must be 0 to 1");
    }

    @Test
    void shouldRefuseTimesThatNoDatabaseTakes() {
        EncodedEvent event = encoded(States.running("j").state(3));
        byte[] wrong = new String(event.value() == null ? new byte[0] : event.value(), StandardCharsets.UTF_8)
                .replaceFirst("\"startedAt\":\"[^\"]*\"", "\"startedAt\":\"-100000000-01-01T00:00:00Z\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> JobRecord.read("j", event.headers(), wrong, States.at(3)))
                .withMessageContaining("times must be from 2000-01-01");
    }
}
