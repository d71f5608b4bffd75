package io.dynamote.alert.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.evaluation.EvaluationPolicy;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.incident.FencedException;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.incident.IncidentQuery;
import io.dynamote.alert.incident.Shard;
import io.dynamote.alert.rule.Rule;
import io.dynamote.alert.rule.RuleExamples;
import io.dynamote.events.alert.AlertStatus;
import io.dynamote.events.signal.Signal;
import io.dynamote.events.signal.SignalKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A partition from hand to hand, on the real store. */
class PartitionWorkIT {

    private static final Instant BEGIN = Instant.parse("2026-11-21T12:00:00Z");
    private static final int PARTITION = 4;

    private final List<Rule> rules =
            List.of(RuleExamples.host("cpu_utilization > 0.9").id("busy").rule());
    private EvaluationStore store;
    private IncidentHistory history;

    @BeforeEach
    void open() {
        AlertDatabase database = AlertDatabase.empty();
        store = database.bean(EvaluationStore.class);
        history = database.bean(IncidentHistory.class);
    }

    private PartitionWork begin(String owner, int second) {
        Shard shard = store.take(PARTITION, owner);
        long first = shard.progress() == null ? 0 : shard.progress().nextOffset();
        return new PartitionWork(store, shard, EvaluationPolicy.defaults(), rules, first, at(second));
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    /** Offset and second of the signal are the same number. */
    private static void take(PartitionWork work, String host, int second, double value) {
        work.take(
                second,
                new Signal(
                        SignalKind.HOST,
                        host,
                        at(second),
                        Map.of("name", host),
                        Map.of("cpu_utilization", value, "maintenance", 0.0),
                        Map.of()));
        work.reached(second + 1L);
        work.store(at(second));
    }

    private List<Incident> incidents() {
        return history.page(IncidentQuery.all(10));
    }

    @Test
    void shouldStoreATransitionAtOnceAndProgressNowAndThen() {
        PartitionWork work = begin("one", 0);
        take(work, "a", 1, 0.1);
        assertThat(store.take(PARTITION, "two").progress()).isNull();
        work = begin("one", 0);
        take(work, "a", 2, 0.95);
        assertThat(incidents()).hasSize(1);
        assertThat(store.take(PARTITION, "two").progress()).isEqualTo(new Shard.Progress(3, at(2)));
    }

    @Test
    void shouldStoreProgressWithoutTransitionsEveryFewSeconds() {
        PartitionWork work = begin("one", 0);
        take(work, "a", 1, 0.1);
        take(work, "a", 6, 0.1);
        assertThat(store.take(PARTITION, "two").progress()).isEqualTo(new Shard.Progress(7, at(6)));
    }

    @Test
    void shouldGoOnWithWhatAnotherOneStored() {
        take(begin("one", 0), "a", 1, 0.95);
        PartitionWork next = begin("two", 10);
        take(next, "a", 12, 0.96);
        assertThat(incidents()).hasSize(1);
        take(next, "a", 13, 0.1);
        assertThat(incidents())
                .extracting(incident -> incident.state().status())
                .containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void shouldWriteNothingAnyMoreOnceAnotherOneOwnsThePartition() {
        PartitionWork one = begin("one", 0);
        PartitionWork two = begin("two", 0);
        assertThatExceptionOfType(FencedException.class).isThrownBy(() -> take(one, "a", 1, 0.95));
        assertThat(incidents()).isEmpty();
        take(two, "a", 1, 0.95);
        assertThat(incidents()).hasSize(1);
    }

    @Test
    void shouldOnlyRecallWhatLiesBeforeTheStoredOffset() {
        take(begin("one", 0), "a", 5, 0.1);
        PartitionWork work = begin("one", 6);
        work.flush(at(6));
        PartitionWork next = begin("two", 10);
        next.take(-1, new Signal(SignalKind.HOST, "b", at(4), Map.of(), Map.of("cpu_utilization", 1.0), Map.of()));
        next.store(at(10));
        assertThat(incidents()).isEmpty();
        assertThat(next.entities()).isEqualTo(1);
    }

    @Test
    void shouldNotLookForSilenceBeforeEverythingWasRead() {
        PartitionWork work = begin("one", 10);
        take(work, "a", 11, 0.95);
        work.tick(at(10));
        work.tick(at(11).plus(Duration.ofHours(2)));
        work.store(at(12));
        assertThat(incidents())
                .extracting(incident -> incident.state().status())
                .containsExactly(AlertStatus.RESOLVED);
    }

    @Test
    void shouldEndAlertsOfRulesThatAreGone() {
        PartitionWork work = begin("one", 0);
        take(work, "a", 1, 0.95);
        work.replaceRules(List.of(), at(2));
        work.store(at(2));
        assertThat(incidents())
                .extracting(incident -> incident.state().status())
                .containsExactly(AlertStatus.RESOLVED);
        assertThat(work.health()).isEmpty();
    }
}
