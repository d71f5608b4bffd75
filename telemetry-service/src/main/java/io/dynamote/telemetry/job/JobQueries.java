package io.dynamote.telemetry.job;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.dynamote.events.job.JobState;
import org.jspecify.annotations.Nullable;

/** The longer questions to the tables of jobs. */
final class JobQueries {

    private static final String TOTALS = """
            select count(*) filter (where status = 'completed'),
                   count(*) filter (where status = 'failed'),
                   count(*) filter (where status = 'cancelled'),
                   coalesce(sum(bytes_done), 0),
                   coalesce(sum(bytes_done) filter (where status = 'completed' and started_at is not null), 0),
                   coalesce(sum(greatest(0, extract(epoch from ended_at - started_at))) filter (
                       where status = 'completed' and bytes_done is not null), 0),
                   coalesce(sum(greatest(0, extract(epoch from ended_at - started_at))) filter (
                       where status = 'completed'), 0),
                   count(*) filter (where status = 'completed' and started_at is not null)
            from job_attempt
            where ended_at is not null""";

    private JobQueries() {}

    static JobTotals.Ended totals(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOTALS);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new JobTotals.Ended(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getDouble(6),
                    row.getDouble(7),
                    row.getLong(8));
        }
    }

    static List<JobState> ended(
            Connection connection, JobFilter filter, Instant heardBefore, @Nullable JobOrder after, int limit)
            throws SQLException {
        StringBuilder select =
                new StringBuilder("select state from job_attempt where ended_at is not null and heard_at <= ?");
        List<Object> values = new ArrayList<>();
        values.add(JobTables.time(heardBefore));
        if (filter.kind() != null) {
            select.append(" and kind = ?");
            values.add(filter.kind());
        }
        if (filter.source() != null) {
            select.append(" and source = ?");
            values.add(filter.source());
        }
        if (filter.text() != null) {
            select.append(" and strpos(lower(job_id || E'\\n' || name || E'\\n' || state), lower(?)) > 0");
            values.add(filter.text());
        }
        if (after != null) {
            select.append(" and (ended_at < ? or ended_at = ? and (job_id > ? or job_id = ? and attempt < ?))");
            values.addAll(List.of(
                    JobTables.time(after.at()), JobTables.time(after.at()), after.id(), after.id(), after.attempt()));
        }
        select.append(" order by ended_at desc, job_id, attempt desc limit ?");
        values.add(limit);
        try (PreparedStatement statement = connection.prepareStatement(select.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return JobArchive.states(statement);
        }
    }
}
