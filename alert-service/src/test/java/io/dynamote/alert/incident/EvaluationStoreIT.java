package io.dynamote.alert.incident;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.evaluation.AlertState;
import io.dynamote.alert.evaluation.StoredAlert;
import io.dynamote.alert.evaluation.Transition;
import io.dynamote.alert.incident.Shard.Progress;
import io.dynamote.events.Event;
import io.dynamote.events.alert.AlertEvent;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EvaluationStoreIT {

    private final Transitions db1 = Transitions.on("db-1");
    private final Transitions db2 = Transitions.on("db-2");
    private AlertDatabase database;
    private EvaluationStore store;
    private IncidentHistory history;
    private Shard.Lease lease;

    @BeforeEach
    void open() {
        database = AlertDatabase.empty();
        store = database.bean(EvaluationStore.class);
        history = database.bean(IncidentHistory.class);
        lease = store.take(3, "one").lease();
    }

    private void write(long offset, Transition... transitions) {
        store.write(lease, progress(offset), List.of(transitions));
    }

    private static Progress progress(long offset) {
        return new Progress(offset, Incident.micros(Transitions.at(offset)));
    }

    private List<Incident> incidents() {
        return history.page(IncidentQuery.all(100));
    }

    private List<String> timeline() {
        return history.timeline(incidents().getFirst().id(), 0, 100).stream()
                .map(TimelineEntry::type)
                .toList();
    }

    @Test
    void shouldStoreTellAndRestoreTheCourseOfAnAlert() {
        write(10, db1.pending(10), db2.pending(10));
        write(70, db1.firing(10, 70));
        write(80, db1.recovering(10, 70, 80), db2.over(80));

        Shard taken = store.take(3, "two");
        assertThat(taken.progress()).isEqualTo(progress(80));
        assertThat(taken.alerts())
                .containsExactly(new StoredAlert(
                        db1.pending(0).rule(),
                        2,
                        SignalKind.HOST,
                        "db-1",
                        Incident.micros(Transitions.at(10)),
                        Incident.micros(Transitions.at(70)),
                        Incident.micros(Transitions.at(80)),
                        null,
                        0.58,
                        db1.labels().values(),
                        Map.of("summary", "memory of db-1 at 80")));
        assertThat(database.told())
                .containsExactly(
                        "pending",
                        "state",
                        "pending",
                        "state",
                        "fired",
                        "state",
                        "changed",
                        "state",
                        "subsided",
                        "gone");
        assertThat(incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident.state().status()).isEqualTo(AlertStatus.FIRING));
        assertThat(timeline()).containsExactly("pending", "fired", "recovering");
    }

    @Test
    void shouldTellEverythingAnotherToolNeeds() {
        write(10, db1.firing(10, 10));

        Event<?> fired = database.outbox().getFirst();
        assertThat(fired.key()).isEqualTo(db1.labels().fingerprint().toString());
        assertThat(fired.time()).isEqualTo(Incident.micros(Transitions.at(10)));
        assertThat(fired.data()).isInstanceOfSatisfying(AlertEvent.Fired.class, fact -> {
            assertThat(fact.alert().rule().id()).isEqualTo("memory-high");
            assertThat(fact.alert().entity().name()).isEqualTo("db-1");
            assertThat(fact.alert().team()).isEqualTo("search");
            assertThat(fact.alert().severity()).isEqualTo("warning");
            assertThat(fact.alert().value()).isEqualTo(0.51);
            assertThat(fact.alert().link())
                    .isEqualTo("https://portal.example/alerts/incidents/"
                            + incidents().getFirst().id());
        });
    }

    @Test
    void shouldMakeAnotherIncidentEachTimeAnAlertComes() {
        write(
                100,
                db1.firing(0, 0),
                db1.over(10),
                db1.pending(20),
                db1.over(25),
                db1.firing(30, 30),
                db1.over(40),
                db1.firing(50, 50));

        assertThat(incidents())
                .extracting(incident -> incident.state().status())
                .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED, AlertStatus.RESOLVED);
        assertThat(store.take(3, "two").alerts()).hasSize(1);
    }

    @Test
    void shouldEndAndBeginInOneWrite() {
        write(10, db1.firing(0, 10));
        write(20, db1.pending(0), db1.firing(0, 20));

        assertThat(incidents()).hasSize(2);
        assertThat(database.told())
                .containsExactly("fired", "state", "resolved", "state", "pending", "state", "fired", "state");
    }

    @Test
    void shouldChangeNothingWhenAWriteIsRepeated() {
        write(10, db1.pending(0), db1.firing(0, 10));
        List<Event<?>> before = database.outbox();
        write(10, db1.firing(0, 10));

        assertThat(database.outbox()).isEqualTo(before);
        assertThat(timeline()).containsExactly("pending", "fired");
    }

    @Test
    void shouldNotLetTheOneBeforeWriteAfterATakeOver() {
        write(10, db1.firing(0, 10));
        Shard.Lease other = store.take(3, "two").lease();

        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> write(20, db1.over(20)))
                .withMessageContaining("partition 3");
        assertThatExceptionOfType(FencedException.class)
                .isThrownBy(() -> store.refresh(lease, progress(20), List.of()));
        assertThat(incidents().getFirst().state().status()).isEqualTo(AlertStatus.FIRING);
        assertThat(database.told()).containsExactly("fired", "state");

        store.write(other, progress(20), List.of(db1.over(20)));
        assertThat(incidents().getFirst().state().status()).isEqualTo(AlertStatus.RESOLVED);
    }

    @Test
    void shouldLetTwoThatSwapPartitionsNeverBothWrite() {
        Shard.Lease four = store.take(4, "two").lease();
        Shard.Lease threeOfTwo = store.take(3, "two").lease();
        Shard.Lease fourOfOne = store.take(4, "one").lease();

        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> write(1));
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.write(four, progress(1), List.of()));
        store.write(threeOfTwo, progress(1), List.of(db1.firing(0, 1)));
        store.write(fourOfOne, progress(1), List.of(db2.firing(0, 1)));
        assertThat(store.take(3, "three").alerts())
                .extracting(StoredAlert::entity)
                .containsExactly("db-1");
        assertThat(store.take(4, "three").alerts())
                .extracting(StoredAlert::entity)
                .containsExactly("db-2");
    }

    @Test
    void shouldWaitForAWriteThatIsBeingCommittedWhenItIsTakenOver() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Boolean> writing = CompletableFuture.supplyAsync(() -> database.write(() -> {
            write(10, db1.firing(0, 10));
            written.countDown();
            return await(mayCommit);
        }));
        assertThat(await(written)).isTrue();
        CompletableFuture<Shard> taking = CompletableFuture.supplyAsync(() -> store.take(3, "two"));
        mayCommit.countDown();

        assertThat(writing.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(taking.get(60, TimeUnit.SECONDS).alerts()).hasSize(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void shouldRefreshWhatPeopleReadAndTellNobody() {
        write(10, db1.firing(0, 10));
        List<StoredAlert> newer =
                List.of(db1.firing(0, 10).stored(), db1.recovering(0, 10, 60).stored());
        store.refresh(lease, progress(60), List.of(newer.getLast()));

        assertThat(incidents().getFirst().reading().annotations()).containsEntry("summary", "memory of db-1 at 60");
        assertThat(incidents().getFirst().recoveringSince()).isNull();
        assertThat(database.told()).containsExactly("fired", "state");
    }

    @Test
    void shouldRestoreWhatHasNoData() {
        write(10, db1.firing(0, 10), db1.noData(new AlertState.Firing(Transitions.at(0), Transitions.at(10)), 20));

        assertThat(store.take(3, "two").alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.state()).isInstanceOf(AlertState.NoData.class));
        assertThat(timeline()).containsExactly("fired", "no-data");
    }

    @Test
    void shouldKeepThousandsOfAlertsAtOnce() {
        Transition[] many = new Transition[3_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = Transitions.on("host-" + i).firing(0, 5);
        }
        write(10, many);

        assertThat(store.take(3, "two").alerts()).hasSize(many.length);
        assertThat(database.count("select count(*) from news")).isEqualTo(many.length);
    }
}
