package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownAlertTest {

    private static final Instant T0 = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SETTLE = Duration.ofMinutes(15);
    private static final LabelSet LABELS = LabelSet.of(Map.of("alertname", "A"));

    private final KnownAlerts known = new KnownAlerts();

    private static Instant t(long seconds) {
        return T0.plusSeconds(seconds);
    }

    private static Alert firing(long since) {
        return Alert.firing(LABELS, Map.of(), t(since), "");
    }

    private static LaneState settled(long at, long number) {
        LaneKey key = new LaneKey(new GroupKey("{}", LabelSet.EMPTY), "ops/slack/0");
        return new LaneState(key, t(at), true, t(at), number, null, new Progress.Resting());
    }

    @Test
    void shouldTakeAnAlertForUnsettledThatCameBackSoon() {
        known.take(firing(0), t(0));
        known.take(firing(0).resolved(t(60)), t(60));
        assertThat(known.get(LABELS.fingerprint()).isUnsettled(SETTLE, t(61))).isFalse();

        known.take(firing(100), t(100));
        KnownAlert again = known.take(firing(100).resolved(t(160)), t(160));

        assertThat(again.gap()).isEqualTo(Duration.ofSeconds(40));
        assertThat(again.isUnsettled(SETTLE, t(161))).isTrue();
        assertThat(again.isUnsettled(SETTLE, t(160 + 899))).isTrue();
        assertThat(again.isUnsettled(SETTLE, t(160 + 900))).isFalse();
        assertThat(again.isUnsettled(Duration.ofSeconds(40), t(161))).isFalse();
        assertThat(again.isUnsettled(Duration.ZERO, t(161))).isFalse();
    }

    @Test
    void shouldNotTakeItForUnsettledWhileItFires() {
        known.take(firing(0), t(0));
        known.take(firing(0).resolved(t(60)), t(60));

        assertThat(known.take(firing(100), t(100)).isUnsettled(SETTLE, t(101))).isFalse();
    }

    @Test
    void shouldBelongToWhoTookItOnUntilItComesBack() {
        known.take(firing(0), t(0));
        known.acknowledge(LABELS.fingerprint(), t(10));
        assertThat(known.get(LABELS.fingerprint()).isAcknowledged()).isTrue();

        known.take(firing(0).resolved(t(20)), t(20));
        assertThat(known.take(firing(30), t(30)).isAcknowledged()).isFalse();

        known.acknowledge(LABELS.fingerprint(), t(40));
        known.acknowledge(LABELS.fingerprint(), null);
        assertThat(known.get(LABELS.fingerprint()).isAcknowledged()).isFalse();
    }

    @Test
    void shouldBeInALaneAsLongAsItIsOpenThere() {
        KnownAlert fires = known.take(firing(0), t(0));
        assertThat(fires.isIn(settled(50, 1), SETTLE)).isTrue();

        KnownAlert over = known.take(firing(0).resolved(t(60)), t(60));
        assertThat(over.isIn(settled(50, 1), SETTLE)).as("ended since").isTrue();
        assertThat(over.isIn(settled(70, 2), SETTLE)).as("ended before").isFalse();
        assertThat(over.isIn(settled(60, 1), SETTLE))
                .as("ended then, heard of since")
                .isTrue();
    }

    @Test
    void shouldNumberNewsOnAfterARestart() {
        known.load(new KnownAlert(firing(0), 7, null, null));
        known.atLeast(12);

        assertThat(known.take(firing(1), t(1)).number()).isEqualTo(13);
    }

    @Test
    void shouldForgetWhatIsOverForADayUnlessALaneHoldsIt() {
        known.take(firing(0), t(0));
        known.take(firing(0).resolved(t(10)), t(10));

        known.forgetOld(t(10 + 86_400), Set.of());
        assertThat(known.tracked().values()).hasSize(1);
        known.forgetOld(t(11 + 86_400), Set.of(LABELS.fingerprint()));
        assertThat(known.tracked().values()).hasSize(1);
        known.forgetOld(t(11 + 86_400), Set.of());
        assertThat(known.tracked().values()).isEmpty();
    }
}
