package io.dynamote.telemetry.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.dynamote.events.InvalidSampleException;
import io.dynamote.events.SampleCodec;
import io.dynamote.events.job.JobState;
import io.dynamote.events.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** What is written of jobs, within the transaction of the connection. */
final class JobTables {

    private final Connection connection;

    JobTables(Connection connection) {
        this.connection = connection;
    }

    /** Takes a state, if it is news of its attempt, with what happened by it. */
    void take(JobState state, Instant heardAt) throws SQLException {
        JobState known = attempt(state.id(), state.attempt());
        if (Judgement.of(known, state) != Judgement.NEWS) {
            return;
        }
        store(state, heardAt);
        Optional<JobEvent> event = JobEvent.between(known, state);
        if (event.isPresent()) {
            store(event.get());
        }
    }

    private @Nullable JobState attempt(String id, int attempt) throws SQLException {
        String select = "select state from job_attempt where job_id = ? and attempt = ? for update";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, id);
            statement.setInt(2, attempt);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? state(row) : null;
            }
        }
    }

    private void store(JobState state, Instant heardAt) throws SQLException {
        String upsert = """
                insert into job_attempt (job_id, attempt, name, kind, source, status, bytes_done, started_at, ended_at,
                    heard_at, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (job_id, attempt) do update set
                    name = excluded.name, kind = excluded.kind, source = excluded.source, status = excluded.status,
                    bytes_done = excluded.bytes_done, started_at = excluded.started_at, ended_at = excluded.ended_at,
                    heard_at = excluded.heard_at, state = excluded.state""";
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            statement.setString(1, state.id());
            statement.setInt(2, state.attempt());
            statement.setString(3, state.name());
            statement.setString(4, state.kind());
            statement.setString(5, state.source());
            statement.setString(6, JobInput.word(state.status()));
            statement.setObject(7, state.bytesDone(), Types.BIGINT);
            statement.setObject(8, time(state.startedAt()));
            statement.setObject(9, time(state.endedAt()));
            statement.setObject(10, time(heardAt));
            statement.setString(11, new String(SampleCodec.encode(state), java.nio.charset.StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
    }

    private void store(JobEvent event) throws SQLException {
        String insert = "insert into job_event (job_id, attempt, name, at, status, stage, message)"
                + " values (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, event.id());
            statement.setInt(2, event.attempt());
            statement.setString(3, event.name());
            statement.setObject(4, time(event.at()));
            statement.setString(5, JobInput.word(event.status()));
            statement.setString(6, event.stage());
            statement.setString(7, event.message());
            statement.executeUpdate();
        }
    }

    /** Discards attempts of which nothing was heard since then, and what happened in them. */
    int discardBefore(Instant time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from job_attempt where heard_at < ?")) {
            statement.setObject(1, time(time));
            return statement.executeUpdate();
        }
    }

    /** A time as Postgres takes it; it knows microseconds. */
    static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : JobOrder.micros(time).atOffset(ZoneOffset.UTC);
    }

    /** The state that a row holds. */
    static JobState state(ResultSet row) throws SQLException {
        try {
            return SampleCodec.decode(
                    row.getString("state").getBytes(java.nio.charset.StandardCharsets.UTF_8), JobState.class);
        } catch (InvalidSampleException e) {
            throw new SQLException("a stored state of a job cannot be read", e);
        }
    }

    /** What happened, as a row holds it. */
    static JobEvent event(ResultSet row) throws SQLException {
        return new JobEvent(
                row.getString("job_id"),
                row.getInt("attempt"),
                row.getString("name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                JobStatus.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                row.getString("stage"),
                row.getString("message"));
    }
}
