package io.dynamote.contracts.schema;

import java.nio.file.Path;

import io.dynamote.events.SampleType;
import io.dynamote.events.Topics;
import io.dynamote.events.alert.AlertState;
import io.dynamote.events.alert.AlertStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourceTextsTest {

    private final SourceTexts texts = SourceTexts.of(Path.of(".."));

    @Test
    void shouldReadWhatATypeIs() {
        assertThat(texts.about(AlertState.class)).startsWith("An alert as it stands now.");
        assertThat(texts.about(AlertState.Entity.class)).isEqualTo("What an alert is on.");
    }

    @Test
    void shouldReadWhatComponentsAre() {
        assertThat(texts.about(AlertState.class, "name"))
                .isEqualTo("label `alertname`; empty if another system sent it without one");
        assertThat(texts.about(AlertState.Acknowledgement.class, "by")).isEqualTo("who");
    }

    @Test
    void shouldReadWhatConstantsAre() {
        assertThat(texts.about(AlertStatus.class, "RESOLVED")).isEqualTo("It is over.");
        assertThat(texts.about(Topics.class, "SIGNALS")).isEqualTo("Flat figures of one entity at a time.");
        assertThat(texts.about(SampleType.class, "GATEWAY_PULSE"))
                .isEqualTo("How many requests a producer has under way, JSON.");
    }

    @Test
    void shouldLeaveOutDrawings() {
        assertThat(texts.about(AlertStatus.class)).isEqualTo("Where an alert stands.");
    }

    @Test
    void shouldSayNothingOfWhatHasNoSource() {
        assertThat(texts.about(String.class)).isEmpty();
        assertThat(texts.about(AlertState.class, "nothing of this name")).isEmpty();
    }
}
