package io.dynamote.telemetry.history.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.dynamote.events.traffic.TrafficSource;
import io.dynamote.telemetry.history.rollup.Rollup;
import io.dynamote.telemetry.traffic.SourceChoice;

/**
 * Whose word is taken for each deployment within an hour. What a frontend told of requests of which a gateway told too is
 * kept under a number of its own, which no question reads.
 */
final class Sources {

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Set<Integer> besideGateways = new HashSet<>();

    private Sources() {}

    /** The choice for an hour that is rolled up from these rows. */
    static Sources of(Connection connection, SeriesTable series, long hoursClosed, Rollup rollup, long hour)
            throws SQLException {
        Map<Integer, SeriesName> there = there(connection, rollup, hour);
        SourceChoice choice = SourceChoice.of(there.values().stream()
                .filter(name -> name.source().equals(SeriesName.GATEWAY))
                .map(SeriesName::deployment)
                .collect(Collectors.toSet()));
        Map<Integer, SeriesName> chosen = new HashMap<>();
        there.forEach((number, name) -> {
            if (!name.source().equals(SeriesName.GATEWAY)) {
                boolean taken = choice.takes(TrafficSource.FRONTEND, name.deployment());
                chosen.put(number, name.of(taken ? SeriesName.FRONTEND : SeriesName.BESIDE_GATEWAY));
            }
        });
        Map<SeriesName, Integer> known = series.numbers(connection, Set.copyOf(chosen.values()), hoursClosed);
        Sources sources = new Sources();
        chosen.forEach((number, name) -> {
            sources.numbers.put(number, known.get(name));
            if (name.source().equals(SeriesName.BESIDE_GATEWAY)) {
                sources.besideGateways.add(known.get(name));
            }
        });
        return sources;
    }

    private static Map<Integer, SeriesName> there(Connection connection, Rollup rollup, long hour) throws SQLException {
        String select = "select distinct s.id, s.deployment, s.model, s.team, s.source from " + rollup.table()
                + " r join traffic_series s on s.id = r.series where r.slot >= ? and r.slot < ? and s.id <> "
                + SeriesTable.EVERYTHING;
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, StateTable.time(hour));
            statement.setObject(2, StateTable.time(hour + Rollup.HOUR.rowSeconds()));
            return SeriesTable.read(statement);
        }
    }

    /** The number under which a series of this number is kept. */
    int keptAs(int number) {
        return numbers.getOrDefault(number, number);
    }

    /** Whether what is kept under a number is part of everything. */
    boolean counts(int keptAs) {
        return !besideGateways.contains(keptAs);
    }
}
