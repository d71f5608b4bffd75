package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.Set;

import io.dynamote.runtime.database.SchemaMigration;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.history.rollup.Sums;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers from history. Each answer is read at one moment: an hour that is closed meanwhile is neither missing in it nor
 * there twice.
 */
@Singleton
public class TrafficHistory {

    private final TransactionOperations<Connection> transactions;
    private final SchemaMigration schema;

    TrafficHistory(TransactionOperations<Connection> transactions, SchemaMigration schema) {
        this.transactions = transactions;
        this.schema = schema;
    }

    /**
     * What was read.
     *
     * @param completeFrom when the oldest traffic that is kept was; null if there is none
     * @param completeUntil time up to which everything that was counted by then is in history; null if that is not known
     * @param rollups from which the answer is made
     * @param end of what was read, in seconds since 1970
     */
    public record Reading(
            @Nullable Instant completeFrom, @Nullable Instant completeUntil, Set<Rollup> rollups, long end) {

        public Reading {
            rollups = Set.copyOf(rollups);
        }
    }

    /** Says to which sums a slot is to be added. */
    @FunctionalInterface
    public interface Target {
        /**
         * The sums for a slot.
         *
         * @param series whose it is
         * @param second when it begins, in seconds since 1970
         */
        Sums at(SeriesName series, long second);
    }

    /** Says to which sums a slot is to be added, whosever it is. */
    @FunctionalInterface
    public interface TogetherTarget {
        /** The sums for a slot that begins at this second since 1970. */
        Sums at(long second);
    }

    /**
     * Adds up all series of a filter together.
     *
     * @param from beginning in seconds since 1970, at a slot of the coarsest roll-up or at a minute if it does not matter
     * @param to end, likewise
     * @param coarsest roll-up whose slots are short enough
     */
    public Reading together(SeriesFilter filter, long from, long to, Rollup coarsest, TogetherTarget target) {
        return snapshot(reader -> reader.together(filter, from, to, coarsest, target));
    }

    /** Adds up each series of a filter for itself; parameters as for {@link #together}. */
    public Reading each(SeriesFilter filter, long from, long to, Rollup coarsest, Target target) {
        return snapshot(reader -> reader.each(filter, from, to, coarsest, target));
    }

    /**
     * As {@link #each}, but stops where the first roll-up ends or, at the latest, after this many seconds, and hands on
     * the slots of a series one after the other.
     */
    public Reading part(SeriesFilter filter, long from, long to, Rollup coarsest, long most, Target target) {
        return snapshot(reader -> reader.part(filter, from, to, coarsest, most, target));
    }

    /** A question. */
    @FunctionalInterface
    private interface Question {
        Reading ask(HistoryReader reader) throws SQLException;
    }

    private Reading snapshot(Question question) {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition();
        definition.setReadOnly(true);
        definition.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
        return transactions.execute(definition, status -> {
            if (!schema.isDone()) {
                throw new SQLTransientConnectionException("the schema is not there yet");
            }
            return question.ask(new HistoryReader(status.getConnection()));
        });
    }
}
