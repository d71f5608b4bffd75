package io.dynamote.alert.notification;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrackedTest {

    private final Tracked<String, Integer> tracked = new Tracked<>();
    private final Set<String> gone = new HashSet<>();

    @Test
    void shouldSayWhatChangedInTheOrderOfChange() {
        tracked.load("stored", 0);
        tracked.put("b", 1);
        tracked.put("a", 2);
        tracked.put("b", 3);

        assertThat(tracked.drain(gone)).containsExactly(3, 2);
        assertThat(gone).isEmpty();
        assertThat(tracked.drain(gone)).isEmpty();
        assertThat(tracked.values()).containsExactlyInAnyOrder(0, 3, 2);
    }

    @Test
    void shouldSayWhatIsGoneUnlessItCameBack() {
        tracked.load("a", 1);
        tracked.load("b", 2);
        tracked.remove("a");
        tracked.remove("b");
        tracked.put("b", 3);
        tracked.touch("never there");

        assertThat(tracked.drain(gone)).containsExactly(3);
        assertThat(gone).containsExactlyInAnyOrder("a", "never there");
    }

    @Test
    void shouldNoteAValueThatChangedWithinItself() {
        tracked.load("a", 1);
        tracked.touch("a");

        assertThat(tracked.drain(gone)).containsExactly(1);
    }

    @Test
    void shouldRefuseToAnswerForWhatItDoesNotKnow() {
        assertThat(tracked.find("a")).isNull();
        assertThatThrownBy(() -> tracked.get("a")).hasMessageContaining("must be known: a");
    }
}
