package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PositionTableIT {

    private static final UUID TOPIC = UUID.fromString("6a8f0cf4-39b6-4b43-9f0e-6fb6d9a1f6a3");
    private static final Instant T0 = Instant.parse("2026-11-21T09:00:00Z");

    private static TelemetrySchema schema;

    @BeforeAll
    static void start() {
        schema = new TelemetrySchema();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static PositionTable.Move move(long from, long to) {
        return new PositionTable.Move(from, to, T0);
    }

    @Test
    void shouldLetOnlyOneOfTwoReadersOfTheSameWindowsWriteThem() throws Exception {
        try (Connection one = schema.fresh();
                Connection two = schema.another()) {
            PositionTable.begin(one, TOPIC, 3, 100);
            one.commit();
            PositionTable.move(one, TOPIC, 3, move(100, 150));
            one.commit();
            assertThatExceptionOfType(FencedException.class)
                    .isThrownBy(() -> PositionTable.move(two, TOPIC, 3, move(100, 180)))
                    .withMessageContaining("partition 3")
                    .withMessageContaining("offset 100");
            two.rollback();
            PositionTable.move(two, TOPIC, 3, move(150, 180));
            two.commit();
            assertThat(PositionTable.of(one, TOPIC)).containsEntry(3, 180L);
        }
    }

    @Test
    void shouldBeginAnewWithATopicThatWasMadeAnew() throws Exception {
        try (Connection connection = schema.fresh()) {
            PositionTable.begin(connection, TOPIC, 0, 5);
            UUID other = new UUID(1, 2);
            assertThat(PositionTable.of(connection, other)).isEmpty();
            PositionTable.begin(connection, other, 0, 0);
            assertThat(PositionTable.of(connection, other)).containsOnlyKeys(0).containsEntry(0, 0L);
            assertThatExceptionOfType(FencedException.class)
                    .isThrownBy(() -> PositionTable.move(connection, TOPIC, 0, move(0, 5)));
        }
    }

    @Test
    void shouldBeCompleteOnceAllPartitionsAre() throws Exception {
        try (Connection connection = schema.fresh()) {
            assertThat(PositionTable.completeUntil(connection)).isNull();
            PositionTable.begin(connection, TOPIC, 0, 0);
            PositionTable.begin(connection, TOPIC, 1, 0);
            PositionTable.move(connection, TOPIC, 0, move(0, 10));
            assertThat(PositionTable.completeUntil(connection)).isNull();
            PositionTable.move(connection, TOPIC, 1, new PositionTable.Move(0, 0, T0.plusSeconds(5)));
            assertThat(PositionTable.completeUntil(connection)).isEqualTo(T0);
            PositionTable.move(connection, TOPIC, 0, new PositionTable.Move(10, 10, null));
            assertThat(PositionTable.completeUntil(connection)).isEqualTo(T0);
        }
    }
}
