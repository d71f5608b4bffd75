package io.dynamote.telemetry.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.dynamote.events.job.JobState;
import io.dynamote.runtime.database.DatabaseOutage;
import io.dynamote.runtime.health.DependencyHealth;
import io.dynamote.runtime.health.HealthState;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads what Postgres knows of jobs; says nothing while that is away. */
@Singleton
final class JobArchive {

    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_EVENTS = 500;
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final TransactionOperations<Connection> transactions;
    private final List<DependencyHealth> dependencies;
    private final Clock clock;
    private volatile @Nullable Summed summed;

    JobArchive(TransactionOperations<Connection> transactions, Collection<DependencyHealth> dependencies, Clock clock) {
        this.transactions = transactions;
        this.dependencies = List.copyOf(dependencies);
        this.clock = clock;
    }

    /** Sums as they were a moment ago. */
    private record Summed(Instant at, JobTotals.Ended ended) {}

    /** What is read in one transaction. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /** Ended attempts that were last heard of before a time, the newest first. */
    Optional<List<JobState>> ended(JobFilter filter, Instant heardBefore, @Nullable JobOrder after, int limit) {
        return read(connection -> JobQueries.ended(connection, filter, heardBefore, after, limit));
    }

    /** What all ended attempts add up to, at most a second ago: it is asked by every page that shows jobs. */
    Optional<JobTotals.Ended> totals() {
        Instant now = clock.instant();
        Summed lately = summed;
        if (lately != null && isThere() && lately.at().plus(FRESH).isAfter(now)) {
            return Optional.of(lately.ended());
        }
        Optional<JobTotals.Ended> ended = read(JobQueries::totals);
        ended.ifPresent(sums -> summed = new Summed(now, sums));
        return ended;
    }

    /** The attempts at a job, the newest first. */
    Optional<List<JobState>> attempts(String id) {
        return read(connection -> {
            String select =
                    "select state from job_attempt where job_id = ? order by attempt desc limit " + MOST_ATTEMPTS;
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setString(1, id);
                return states(statement);
            }
        });
    }

    /** What happened to a job, the newest first. */
    Optional<List<JobEvent>> events(String id) {
        return read(connection -> {
            String select = "select * from job_event where job_id = ? order by id desc limit " + MOST_EVENTS;
            try (PreparedStatement statement = connection.prepareStatement(select)) {
                statement.setString(1, id);
                return events(statement);
            }
        });
    }

    /** What happened to all jobs, the newest first. */
    Optional<List<JobEvent>> events(int limit) {
        return read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from job_event order by id desc limit ?")) {
                statement.setInt(1, limit);
                return events(statement);
            }
        });
    }

    static List<JobState> states(PreparedStatement statement) throws SQLException {
        List<JobState> states = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                states.add(JobTables.state(rows));
            }
        }
        return states;
    }

    private static List<JobEvent> events(PreparedStatement statement) throws SQLException {
        List<JobEvent> events = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                events.add(JobTables.event(rows));
            }
        }
        return events;
    }

    private <T> Optional<T> read(Reading<T> reading) {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(transactions.executeRead(status -> {
                try {
                    return reading.read(status.getConnection());
                } catch (SQLException e) {
                    throw new JobException.ArchiveFailed(e);
                }
            }));
        } catch (RuntimeException e) {
            if (DatabaseOutage.causes(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Asking a Postgres that is known to be away would only make people wait. */
    private boolean isThere() {
        return dependencies.stream()
                .filter(dependency -> dependency.name().equals("postgres"))
                .allMatch(dependency -> dependency.state().status() == HealthState.Status.UP);
    }
}
