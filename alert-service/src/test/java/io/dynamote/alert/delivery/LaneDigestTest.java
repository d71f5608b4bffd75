package io.dynamote.alert.delivery;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.notification.GroupKey;
import io.dynamote.alert.notification.LaneKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneDigestTest {

    private static String digest(String route, Map<String, String> labels, String destination) {
        return LaneDigest.of(new LaneKey(new GroupKey(route, LabelSet.of(labels)), destination));
    }

    @Test
    void shouldBeTheSameForTheSameLane() {
        assertThat(digest("{}", Map.of("a", "b", "c", "d"), "ops/slack/0"))
                .isEqualTo(digest("{}", Map.of("c", "d", "a", "b"), "ops/slack/0"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void shouldTellLanesApartWhoseTextsRunTogether() {
        Set<String> digests = new HashSet<>(Set.of(
                digest("{}", Map.of("a", "b:c"), "d"),
                digest("{}", Map.of("a", "b", "c", "e"), "d"),
                digest("{}", Map.of("ab", ":c"), "d"),
                digest("{}/x", Map.of("a", "b:c"), "d")));
        digests.add(digest("{}", Map.of("a", "b:c"), "d1:a"));

        assertThat(digests).hasSize(5);
    }
}
