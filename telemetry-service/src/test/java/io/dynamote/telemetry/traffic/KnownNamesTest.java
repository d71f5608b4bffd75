package io.dynamote.telemetry.traffic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownNamesTest {

    private static final int MOST = 100;

    private final KnownNames names = new KnownNames(MOST);

    private boolean admit(int name) {
        return names.admit("ns/d-" + name % 7, "m-" + name, "t-" + name % 3);
    }

    @Test
    void shouldNeverAdmitMoreThanItsBound() {
        for (int rotation = 0; rotation < 3; rotation++) {
            for (int name = 0; name < 3 * MOST; name++) {
                assertThat(admit(name)).as("%d in rotation %d", name, rotation).isEqualTo(name < MOST);
                assertThat(names.size()).isLessThanOrEqualTo(MOST);
            }
            names.forgetUnused();
        }
    }

    @Test
    void shouldHoldItsBoundWhileNamesComeAndGo() {
        for (int rotation = 0; rotation < 10; rotation++) {
            int admitted = 0;
            for (int name = rotation * MOST; name < (rotation + 3) * MOST; name++) {
                admitted += admit(name) ? 1 : 0;
            }
            assertThat(admitted).isLessThanOrEqualTo(MOST);
            assertThat(names.size()).isEqualTo(MOST);
            names.forgetUnused();
        }
    }

    @Test
    void shouldKeepThePlaceOfWhatIsInUseAndGiveUpTheOthers() {
        for (int name = 0; name < MOST; name++) {
            admit(name);
        }
        names.forgetUnused();
        assertThat(admit(3)).isTrue();
        assertThat(admit(MOST)).as("others may still come back").isFalse();
        names.forgetUnused();
        assertThat(names.size()).isEqualTo(1);
        assertThat(admit(MOST)).isTrue();
        assertThat(admit(3)).isTrue();
        assertThat(names.size()).isEqualTo(2);
    }
}
