package io.dynamote.alert.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.dynamote.alert.label.Fingerprint;
import io.dynamote.alert.label.LabelSet;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Reason;
import io.dynamote.alert.state.Alert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store keeps to. */
abstract class NotificationStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Answer DELIVERED = new Answer.Delivered("200 ok");
    private static final GroupKey GROUP = new GroupKey("{}", LabelSet.of(Map.of("alertname", "A \"quoted\"\n")));
    private static final Destination DESTINATION = new Destination("ops", "ops/slack/0", true, Duration.ofSeconds(1));
    private static final Alert ALERT =
            new Alert(GROUP.labels(), Map.of("summary", "ü"), NOW, NOW.plusSeconds(9), true, NOW, "http://a/b");
    private static final KnownAlert KNOWN = new KnownAlert(ALERT, 7, Duration.ofMillis(1_500), NOW.plusSeconds(1));
    private static final Notification FIRST = notification(1, new Tries(1, NOW, false));
    private static final Notification SECOND = notification(2, new Tries(3, NOW.minusSeconds(60), true));

    private NotificationStore store;

    /** An empty store. */
    abstract NotificationStore store();

    /** So much time passes by the clock of the store. */
    abstract void pass(Duration time);

    private static Notification notification(long id, Tries tries) {
        return new Notification(new UUID(0, id), GROUP, DESTINATION, Reason.FIRST, NOW, List.of(ALERT), tries);
    }

    private static LaneState lane(String destination, Progress progress) {
        LogEntry told = new LogEntry(Set.of(new Fingerprint(1), new Fingerprint(-1)), Set.of(new Fingerprint(3)), NOW);
        return new LaneState(new LaneKey(GROUP, destination), NOW.plusSeconds(300), true, NOW, 6, told, progress);
    }

    private static Changes due(Notification... due) {
        return new Changes(List.of(), Set.of(), List.of(), Set.of(), List.of(), List.of(due), Set.of());
    }

    private static Changes answered(UUID... answered) {
        return new Changes(List.of(), Set.of(), List.of(), Set.of(), List.of(), List.of(), Set.of(answered));
    }

    @BeforeEach
    void open() {
        store = store();
    }

    @Test
    void shouldKnowNothingAtFirst() {
        assertThat(store.load()).isEqualTo(Snapshot.EMPTY);
        assertThat(store.lease(10, LEASE)).isEmpty();
        assertThat(store.finished()).isEmpty();
    }

    @Test
    void shouldAnswerWhatWasStoredEvenTwice() {
        List<LaneState> lanes = List.of(
                lane("resting", new Progress.Resting()),
                lane("off", new Progress.PutOff(Reason.REPEAT, NOW, true, new Tries(2, NOW, true))),
                lane("ops/slack/0", new Progress.UnderWay(FIRST, 7)));
        Turn turn = new Turn("ops/slack/0", NOW.plusSeconds(1), NOW.plusSeconds(9));
        Changes changes =
                new Changes(List.of(KNOWN), Set.of(), lanes, Set.of(), List.of(turn), List.of(FIRST), Set.of());
        store.store(changes);
        store.store(changes);

        assertThat(store.load().alerts()).containsExactly(KNOWN);
        assertThat(store.load().lanes()).containsExactlyInAnyOrderElementsOf(lanes);
        assertThat(store.load().turns()).containsExactly(turn);
        assertThat(store.lease(10, LEASE)).containsExactly(FIRST);
    }

    @Test
    void shouldReplaceAndForget() {
        LaneState before = lane("a", new Progress.UnderWay(FIRST, 7));
        LaneState after = lane("a", new Progress.Resting());
        LaneState other = lane("b", new Progress.Resting());
        store.store(new Changes(
                List.of(KNOWN), Set.of(), List.of(before, other), Set.of(), List.of(), List.of(), Set.of()));
        store.store(new Changes(
                List.of(), Set.of(KNOWN.name()), List.of(after), Set.of(other.key()), List.of(), List.of(), Set.of()));

        assertThat(store.load().alerts()).isEmpty();
        assertThat(store.load().lanes()).containsExactly(after);
    }

    @Test
    void shouldLeaseEachMessageOnceInOrder() {
        store.store(due(FIRST, SECOND));

        assertThat(store.lease(1, LEASE)).containsExactly(FIRST);
        assertThat(store.lease(5, LEASE)).containsExactly(SECOND);
        pass(LEASE);
        assertThat(store.lease(5, LEASE)).isEmpty();
    }

    @Test
    void shouldKeepAnAnswerUntilItWasTakenIntoAccount() {
        store.store(due(FIRST, SECOND));
        store.lease(2, LEASE);

        assertThat(store.finish(FIRST.id(), DELIVERED)).isTrue();
        assertThat(store.finished()).containsExactly(new Outcome(FIRST.id(), DELIVERED));
        assertThat(store.finished()).hasSize(1);
        store.store(answered(FIRST.id()));
        assertThat(store.finished()).isEmpty();
    }

    @Test
    void shouldTakeAMessageForAmbiguousWhoseLeaseIsOver() {
        store.store(due(FIRST));
        store.lease(1, LEASE);

        pass(LEASE.minusSeconds(1));
        assertThat(store.finished()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(store.finished()).singleElement().satisfies(outcome -> {
            assertThat(outcome.notification()).isEqualTo(FIRST.id());
            assertThat(outcome.answer())
                    .isInstanceOfSatisfying(
                            Answer.Retry.class,
                            retry -> assertThat(retry.ambiguous()).isTrue());
        });
        assertThat(store.finish(FIRST.id(), DELIVERED)).isFalse();
        assertThat(store.finish(new UUID(0, 99), DELIVERED)).isFalse();
    }
}
