package io.dynamote.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.dynamote.runtime.RuntimeFixture;
import io.dynamote.runtime.kafka.DeadLetters;
import io.dynamote.runtime.kafka.ReceivedRecord;
import io.dynamote.runtime.kafka.TopicTail;
import io.dynamote.runtime.service.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.dynamote.runtime.RuntimeFixture.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class OutboxRelayIT {

    private static final String TOPIC = "dynamote.ledger-facts";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static RuntimeFixture fixture;
    private final List<ReceivedRecord> received = new CopyOnWriteArrayList<>();
    private final String run = UUID.randomUUID().toString();
    private RunningService service;
    private TopicTail tail;

    @BeforeAll
    static void startParts() {
        fixture = new RuntimeFixture();
    }

    @AfterAll
    static void stopParts() {
        fixture.close();
    }

    @BeforeEach
    void start() {
        service = fixture.startService();
        tail = TopicTail.start(
                fixture.kafkaProperties(),
                List.of(TOPIC),
                record -> {
                    if (record.key().startsWith(run)) {
                        received.add(record);
                    }
                },
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        tail.close();
        service.close();
    }

    @Test
    void shouldSendWhatATransactionCommitted() {
        append(message("a", "1"));
        awaitValues("1");
        assertThat(received.getFirst().headers()).containsEntry("ce_type", "ledger.fact.v1");
    }

    @Test
    void shouldSendNothingOfATransactionThatFailed() {
        assertThatThrownBy(() -> transaction(service, () -> {
                    outbox().append(message("a", "never"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");
        append(message("a", "2"));
        awaitValues("2");
    }

    @Test
    void shouldRefuseToAppendOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox().append(message("a", "x"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void shouldKeepTheOrderOfAKeyOverManyTransactions() {
        List<String> expected =
                IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
        expected.forEach(value -> append(message("a", value)));
        awaitValues(expected.toArray(String[]::new));
    }

    @Test
    void shouldSendLaterWhatWasCommittedWhileKafkaWasAway() {
        fixture.kafka().stop();
        List<String> expected =
                IntStream.range(0, 50).mapToObj(Integer::toString).toList();
        expected.forEach(value -> append(message("a", value)));
        fixture.kafka().restart();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(distinctValues()).containsExactlyElementsOf(expected));
    }

    @Test
    void shouldGoOnAfterPostgresWasRestarted() {
        append(message("a", "before"));
        awaitValues("before");
        fixture.postgres().restart();
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> append(message("a", "after")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(distinctValues()).contains("before", "after"));
    }

    @Test
    void shouldHandTheWorkToTheOtherInstanceWhenOneStops() {
        try (RunningService second = fixture.startService()) {
            append(message("a", "1"));
            awaitValues("1");
            service.close();
            transaction(second, () -> second.context().getBean(Outbox.class).append(message("a", "2")));
            awaitValues("1", "2");
        }
    }

    @Test
    void shouldSendNothingTwiceWhenOneStopsInTheMiddle() {
        List<String> expected = new ArrayList<>();
        for (String round : List.of("a", "b", "c")) {
            List<String> values = IntStream.range(0, 5_000)
                    .mapToObj(number -> round + "-" + number)
                    .toList();
            int before = received.size();
            append(values.stream().map(value -> message("a", value)).toArray(OutboxMessage[]::new));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> received.size() > before);
            service.close();
            expected.addAll(values);
            service = fixture.startService();
        }
        awaitValues(expected.toArray(String[]::new));
    }

    @Test
    void shouldCarryTombstones() {
        append(new OutboxMessage(UUID.randomUUID(), TOPIC, run + "a", Map.of("ce_type", "ledger.fact.v1"), null));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(received.getFirst().value()).isNull();
    }

    @Test
    void shouldNotBeStoppedByAMessageThatIsTooLarge() {
        String large = "x".repeat(3_000_000);
        var letters = new CopyOnWriteArrayList<ReceivedRecord>();
        try (TopicTail dead = TopicTail.start(
                fixture.kafkaProperties(), List.of(DeadLetters.TOPIC), letters::add, Clock.systemUTC())) {
            append(message("a", "before"), message("a", large), message("a", "next"));

            awaitValues("before", "next");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(letters)
                            .filteredOn(letter -> letter.key().equals(TOPIC))
                            .as("one letter for one message")
                            .hasSize(1));
            assertThat(dead.lastContact()).isNotNull();
        }
    }

    @Test
    void shouldPutAMessageForNoTopicAsideWithItsValueAndGoOn() {
        var letters = new CopyOnWriteArrayList<ReceivedRecord>();
        try (TopicTail dead = TopicTail.start(
                fixture.kafkaProperties(), List.of(DeadLetters.TOPIC), letters::add, Clock.systemUTC())) {
            String nowhere = "no topic/" + run;
            append(
                    new OutboxMessage(
                            UUID.randomUUID(),
                            nowhere,
                            run + "a",
                            Map.of("ce_type", "ledger.fact.v1"),
                            "stray".getBytes(StandardCharsets.UTF_8)),
                    message("a", "next"));

            awaitValues("next");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(letters)
                            .filteredOn(letter -> letter.key().equals(nowhere))
                            .singleElement()
                            .satisfies(letter -> {
                                assertThat(values(List.of(letter))).containsExactly("stray");
                                assertThat(letter.headers()).containsEntry("ce_type", "ledger.fact.v1");
                                assertThat(letter.headers().get("dynamote_reason"))
                                        .contains("no topic");
                            }));
            assertThat(dead.lastContact()).isNotNull();
        }
    }

    /** What a crash between acknowledgement and deletion leaves: the batch is sent, its rows are still there. */
    @Test
    void shouldSendABatchAgainWholeAndInOrderWhenItsRowsCouldNotBeDeleted() throws Exception {
        execute(
                "create function ledger.stay() returns trigger language plpgsql as "
                        + "'begin raise exception ''not yet''; end'",
                "create trigger stay before delete on ledger.outbox for each row execute function ledger.stay()");
        try {
            append(message("a", "1"), message("a", "2"));
            append(message("a", "3"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(received).hasSizeGreaterThan(3));
        } finally {
            execute("drop trigger stay on ledger.outbox", "drop function ledger.stay");
        }
        append(message("a", "4"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(distinctValues()).containsExactly("1", "2", "3", "4"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rowsLeft()).isZero());
        assertThat(values(received)).endsWith("4");
        assertThat(values(received)).containsOnlyOnce("4");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private int rowsLeft() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from ledger.outbox")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                fixture.postgres().jdbcUrl(), fixture.postgres().user(), "");
    }

    private void append(OutboxMessage... messages) {
        transaction(service, () -> outbox().append(messages));
    }

    private Outbox outbox() {
        return service.context().getBean(Outbox.class);
    }

    private OutboxMessage message(String key, String value) {
        return new OutboxMessage(
                UUID.randomUUID(),
                TOPIC,
                run + key,
                Map.of("ce_type", "ledger.fact.v1"),
                value.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitValues(String... values) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(values(received)).containsExactly(values));
    }

    private List<String> distinctValues() {
        return values(received).stream().distinct().toList();
    }

    private static List<String> values(List<ReceivedRecord> records) {
        List<String> values = new ArrayList<>();
        for (ReceivedRecord record : records) {
            byte[] value = record.value();
            values.add(value == null ? "(tombstone)" : new String(value, StandardCharsets.UTF_8));
        }
        return values;
    }
}
