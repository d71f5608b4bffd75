package io.dynamote.web.traffic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrailTest {

    private final Trail trail = new Trail();

    @Test
    void shouldHoldTheMeanOfEachBucket() {
        trail.add(1_000, 1);
        trail.add(1_009, 3);
        trail.add(1_010, 8);
        assertThat(trail.text()).endsWith(",,2,8");
        assertThat(trail.last()).isEqualTo(8);
        assertThat(trail.newest()).isEqualTo(101);
    }

    @Test
    void shouldShowAGapWhereNothingWasTold() {
        trail.add(1_000, 1);
        trail.add(1_030, 2);
        assertThat(trail.text()).endsWith(",1,,,2");
    }

    @Test
    void shouldTakeThePastAfterwardsAndLeaveOutWhatIsTooOld() {
        trail.add(10_000, 5);
        trail.add(9_990, 4);
        trail.add(10_000 - 10 * Trail.BUCKETS, 99);
        assertThat(trail.text()).endsWith(",4,5").doesNotContain("99");
        assertThat(trail.text().split(",", -1)).hasSize(Trail.BUCKETS);
    }

    @Test
    void shouldBeginAnewAfterALongSilence() {
        trail.add(1_000, 7);
        trail.add(900_000, 1);
        assertThat(trail.text().replace(",", "")).isEqualTo("1");
    }
}
