package io.dynamote.runtime.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseOutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03"})
    void shouldSeeALostConnectionBehindAnyWrapper(String state) {
        SQLException lost = new SQLException("gone", state);
        assertThat(DatabaseOutage.causes(new IllegalStateException("wrapped", lost)))
                .isTrue();
    }

    @Test
    void shouldSeeAPoolThatCannotConnect() {
        assertThat(DatabaseOutage.causes(new SQLTransientConnectionException("timed out")))
                .isTrue();
    }

    @Test
    void shouldSeeAConnectionThatThePoolTookAway() {
        assertThat(DatabaseOutage.causes(new IllegalStateException(new SQLException("Connection is closed"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42601", "40001", "57014"})
    void shouldNotTakeAFailingStatementForAnOutage(String state) {
        assertThat(DatabaseOutage.causes(new SQLException("duplicate key", state)))
                .isFalse();
    }

    @Test
    void shouldNotTakeAFailureWithoutSqlForAnOutage() {
        assertThat(DatabaseOutage.causes(new IllegalStateException("bug"))).isFalse();
        assertThat(DatabaseOutage.causes(new SQLException("no state"))).isFalse();
    }
}
