package io.dynamote.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import io.dynamote.alert.AlertDatabase;
import io.dynamote.alert.incident.EvaluationStore;
import io.dynamote.alert.incident.FencedException;
import io.dynamote.alert.incident.Incident;
import io.dynamote.alert.incident.IncidentHistory;
import io.dynamote.alert.incident.IncidentQuery;
import io.dynamote.alert.incident.Incidents;
import io.dynamote.alert.incident.Shard;
import io.dynamote.alert.incident.TimelineEntry;
import io.dynamote.alert.incident.Transitions;
import io.dynamote.alert.notification.Notification;
import io.dynamote.alert.receiver.Answer;
import io.dynamote.alert.receiver.Message;
import io.dynamote.alert.receiver.Receiver;
import io.dynamote.alert.silence.Silences;
import io.dynamote.runtime.actor.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

class NotifierIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Answer DELIVERED = new Answer.Delivered("200 ok");

    private final Transitions db1 = Transitions.on("db-1");
    private final List<Message> sent = new CopyOnWriteArrayList<>();
    private AlertDatabase database;
    private EvaluationStore evaluation;
    private Deliveries deliveries;
    private Notifier notifier;

    @BeforeEach
    void open() {
        database = AlertDatabase.empty();
        evaluation = database.bean(EvaluationStore.class);
        deliveries = database.bean(Deliveries.class);
        notifier = begin();
        Shard.Lease lease = evaluation.take(0, "test").lease();
        evaluation.write(lease, new Shard.Progress(1, Transitions.at(1)), List.of(db1.firing(0, 10)));
    }

    private Notifier begin() {
        return database.bean(Notifiers.class).begin("test", Plan.routing(), new Silences(), Plan.RETRY, new Random(1));
    }

    /** Sends on this very thread. */
    private Sender sender(Duration lease, Receiver all) {
        Receiver noting = message -> {
            sent.add(message);
            return all.send(message);
        };
        return new Sender(
                database.bean(JdbcNotificationStore.class),
                lease,
                10,
                Map.of("answers", noting, "refuses", noting, "hangs", noting, "limits", noting),
                notification -> notification.message("https://portal.example", null),
                Runnable::run);
    }

    private Sender sender(Receiver all) {
        return sender(Duration.ofMinutes(1), all);
    }

    /** Until there are so many new messages, be it with one step or with several. */
    private void decide(int messages) {
        int before = states().size();
        await().atMost(PATIENCE).until(() -> {
            notifier.step();
            return states().size() == before + messages;
        });
    }

    private Incident incident() {
        return database.bean(IncidentHistory.class).page(IncidentQuery.all(1)).getFirst();
    }

    private List<TimelineEntry> entries() {
        return database.bean(IncidentHistory.class).timeline(incident().id(), 0, 100);
    }

    private List<String> timeline() {
        return entries().stream().map(TimelineEntry::message).toList();
    }

    private List<DeliveryState> states() {
        return deliveries.page(null, Long.MAX_VALUE, 100).stream()
                .map(Delivery::state)
                .toList();
    }

    @Test
    void shouldDecideSendAndWriteDownWhatWasAnswered() {
        assertThat(notifier.step()).isEqualTo(4);
        assertThat(states()).containsOnly(DeliveryState.QUEUED).hasSize(4);
        assertThat(sender(message -> DELIVERED).step()).isEqualTo(4);
        assertThat(notifier.step()).isZero();

        assertThat(sent)
                .hasSize(4)
                .allSatisfy(message -> assertThat(message.title()).startsWith("[FIRING:1] MemoryHigh"));
        assertThat(states()).containsOnly(DeliveryState.DELIVERED);
        assertThat(timeline())
                .contains("Told answers (first notification): 200 ok")
                .hasSize(5);
        assertThat(entries())
                .extracting(TimelineEntry::type, TimelineEntry::receiver, TimelineEntry::outcome)
                .containsOnly(tuple("fired", null, null), tuple("notified", "ops", "delivered"));
        assertThat(database.told()).filteredOn("notified"::equals).hasSize(4);
        assertThat(database.count("select count(*) from news")).isZero();
        assertThat(deliveries.page("hangs", Long.MAX_VALUE, 100))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.notification().destination().id()).isEqualTo("hangs");
                    assertThat(one.answer()).isEqualTo("200 ok");
                    assertThat(deliveries.find(one.notification().id())).contains(one);
                    assertThat(deliveries.page("hangs", one.number(), 100)).isEmpty();
                });
        assertThat(deliveries.discard(Instant.now().plusSeconds(1))).isEqualTo(4);
    }

    private double told(String name, String... labels) {
        return database.bean(DeliveryFigures.class).metrics().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .map(metric -> metric.values().getOrDefault(List.of(labels), Double.NaN))
                .orElseThrow();
    }

    @Test
    void shouldTellWhatWaitsAndWhatWasAnswered() {
        double delivered = told("dynamote_deliveries_total", "delivered");
        double givenUp = told("dynamote_deliveries_total", "given_up");
        notifier.step();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(told("dynamote_delivery_queue_messages", "queued")).isEqualTo(4);
            assertThat(told("dynamote_delivery_queue_oldest_age_seconds")).isPositive();
            assertThat(told("dynamote_notification_lanes")).isEqualTo(4);
        });

        sender(message -> sent.size() == 1 ? new Answer.GiveUp("404") : DELIVERED)
                .step();

        assertThat(told("dynamote_deliveries_total", "delivered") - delivered).isEqualTo(3);
        assertThat(told("dynamote_deliveries_total", "given_up") - givenUp).isEqualTo(1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(told("dynamote_delivery_queue_messages", "queued")).isZero();
            assertThat(told("dynamote_delivery_queue_messages", "sending")).isZero();
            assertThat(told("dynamote_delivery_queue_oldest_age_seconds")).isZero();
        });
    }

    @Test
    void shouldTellTheEndToThoseWhoHeardOfTheBeginning() {
        notifier.step();
        sender(message -> DELIVERED).step();
        notifier.step();
        Shard.Lease lease = evaluation.take(0, "test").lease();
        evaluation.write(lease, new Shard.Progress(2, Transitions.at(2)), List.of(db1.over(20)));

        decide(4);
        sender(message -> DELIVERED).step();
        assertThat(sent.getLast().title()).startsWith("[RESOLVED]");
    }

    @Test
    void shouldGoOnWithWhatAnotherLifeHadQueued() {
        notifier.step();
        Notifier next = begin();

        assertThat(next.step()).isZero();
        sender(message -> DELIVERED).step();
        assertThat(next.step()).isZero();
        assertThat(begin().step()).isZero();
        assertThat(sent).hasSize(4);
    }

    @Test
    void shouldNotDecideAfterAnotherLifeBegan() {
        Notifier next = begin();

        assertThatExceptionOfType(FencedException.class).isThrownBy(notifier::step);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(notifier::step)
                .withMessageContaining("begin another one");
        assertThat(next.step()).isEqualTo(4);
    }

    @Test
    void shouldCountAMessageWithoutAnAnswerAsAmbiguousAndTellAgain() {
        notifier.step();
        List<Notification> taken = database.bean(JdbcNotificationStore.class).lease(10, Duration.ofMillis(1));
        await().atMost(PATIENCE).until(() -> notifier.step() > 0);
        await().atMost(PATIENCE).until(() -> notifier.step() == 0 && states().size() == 8);
        sender(message -> DELIVERED).step();
        notifier.step();

        assertThat(taken).hasSize(4);
        assertThat(states())
                .containsExactly(
                        DeliveryState.DELIVERED,
                        DeliveryState.DELIVERED,
                        DeliveryState.DELIVERED,
                        DeliveryState.DELIVERED,
                        DeliveryState.AMBIGUOUS,
                        DeliveryState.AMBIGUOUS,
                        DeliveryState.AMBIGUOUS,
                        DeliveryState.AMBIGUOUS);
        assertThat(timeline())
                .contains("Told answers with try 2, perhaps for the second time (first notification): 200 ok");
        assertThat(database.bean(JdbcNotificationStore.class)
                        .finish(taken.getFirst().id(), DELIVERED))
                .as("an answer that comes too late")
                .isFalse();
    }

    @Test
    void shouldSayOnlyTheEndOfManyTries() {
        notifier.step();
        Sender refused = sender(message -> new Answer.Retry("503", null, false));
        List<Integer> begun = new ArrayList<>();
        await().atMost(PATIENCE).until(() -> {
            begun.add(refused.step());
            notifier.step();
            return begun.stream().mapToInt(Integer::intValue).sum() >= 8;
        });
        assertThat(timeline()).hasSize(1);

        Sender refusing = sender(message -> new Answer.GiveUp("404"));
        await().atMost(PATIENCE).until(() -> {
            refusing.step();
            notifier.step();
            return timeline().size() >= 5;
        });
        assertThat(timeline()).anyMatch(line -> line.startsWith("Could not tell hangs with try "));
        assertThat(entries())
                .extracting(TimelineEntry::type, TimelineEntry::receiver, TimelineEntry::outcome)
                .contains(tuple("not-notified", "ops", "given-up"));
    }

    @Test
    void shouldHearOfAcknowledgements() {
        database.bean(Incidents.class).acknowledge(incident().id(), new Actor("ada"), null);
        notifier.step();

        assertThat(database.bean(JdbcNotificationStore.class).load().alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.acknowledgedAt()).isNotNull());
        database.bean(Incidents.class).release(incident().id(), new Actor("ada"), null);
        notifier.step();
        assertThat(database.bean(JdbcNotificationStore.class).load().alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.acknowledgedAt()).isNull());
    }

    @Test
    void shouldTellTheEndThoughItsTimeIsBeforeThatOfAnAcknowledgement() {
        notifier.step();
        sender(message -> DELIVERED).step();
        database.bean(Incidents.class).acknowledge(incident().id(), new Actor("ada"), null);
        notifier.step();
        Shard.Lease lease = evaluation.take(0, "test").lease();
        evaluation.write(lease, new Shard.Progress(2, Transitions.at(2)), List.of(db1.over(20)));

        decide(4);
        sender(message -> DELIVERED).step();
        assertThat(sent.getLast().title()).startsWith("[RESOLVED]");
    }

    @Test
    void shouldSayWhatWasReadLast() {
        Shard.Lease lease = evaluation.take(0, "test").lease();
        evaluation.refresh(
                lease,
                new Shard.Progress(2, Transitions.at(2)),
                List.of(db1.firing(0, 77).stored()));
        notifier.step();
        sender(message -> DELIVERED).step();

        assertThat(sent.getLast().alerts().getFirst().annotations()).containsEntry("summary", "memory of db-1 at 77");
    }

    @Test
    void shouldGiveUpWhatHasNoDestinationAnyMore() {
        notifier.step();
        Sender without = new Sender(
                database.bean(JdbcNotificationStore.class),
                Duration.ofMinutes(1),
                2,
                Map.of(),
                notification -> notification.message("https://portal.example", null),
                Runnable::run);

        assertThat(without.step()).isEqualTo(2);
        assertThat(states()).filteredOn(DeliveryState.GIVEN_UP::equals).hasSize(2);
    }
}
