package io.dynamote.deployment.status;

import java.time.Instant;

import io.dynamote.deployment.verdict.ObservedEvent;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventReaderTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void shouldReadWhenAnEventWasLastSeen() {
        assertThat(EventReader.read(ofPod().withLastTimestamp("2026-11-20T12:00:00Z")
                        .withFirstTimestamp("2026-11-20T10:00:00Z")
                        .build()))
                .contains(new ObservedEvent("chat-worker-1", "Failed", "not found", NOON));
    }

    @Test
    void shouldReadTheTimesOfTheNewerReporters() {
        assertThat(EventReader.read(ofPod().withEventTime(new MicroTime("2026-11-20T12:00:00.000000Z"))
                                .build())
                        .orElseThrow()
                        .at())
                .isEqualTo(NOON);
        assertThat(EventReader.read(ofPod().withFirstTimestamp("2026-11-20T12:00:00Z")
                                .build())
                        .orElseThrow()
                        .at())
                .isEqualTo(NOON);
        assertThat(EventReader.read(ofPod().build()).orElseThrow().at()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void shouldLeaveOutWhatIsNotAboutAPod() {
        assertThat(EventReader.read(ofPod().editInvolvedObject()
                        .withKind("DynamoGraphDeployment")
                        .endInvolvedObject()
                        .build()))
                .isEmpty();
    }

    private static EventBuilder ofPod() {
        return new EventBuilder()
                .withNewMetadata()
                .endMetadata()
                .withReason("Failed")
                .withMessage("not found")
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName("chat-worker-1")
                .endInvolvedObject();
    }
}
