package io.dynamote.alert.label;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LabelSetTest {

    private static final LabelSet LABELS = LabelSet.of(Map.of("alertname", "HostSilent", "host", "gpu-01", "team", ""));

    @Test
    void shouldTakeAnEmptyLabelForNone() {
        assertThat(LABELS).isEqualTo(LabelSet.of(Map.of("host", "gpu-01", "alertname", "HostSilent")));
        assertThat(LABELS.get("team")).isEmpty();
        assertThat(LABELS.with(Map.of("host", "")).values()).containsOnlyKeys("alertname");
    }

    @Test
    void shouldKeepOnlyTheNamesThatAreWanted() {
        assertThat(LABELS.only(List.of("host", "team")).values()).containsExactly(Map.entry("host", "gpu-01"));
    }

    /** Values that prometheus/common has in its own tests. */
    @Test
    void shouldHaveTheFingerprintOfPrometheus() {
        assertThat(LabelSet.EMPTY.fingerprint()).hasToString("cbf29ce484222325");
        assertThat(LabelSet.of(Map.of("name", "garland, briggs", "fear", "love is not enough"))
                        .fingerprint()
                        .bits())
                .isEqualTo(5_799_056_148_416_392_346L);
        assertThat(LABELS.fingerprint()).isNotEqualTo(LabelSet.EMPTY.fingerprint());
    }
}
