package io.dynamote.deployment.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;

/** When the cluster last answered anyone. Every method works within the current transaction. */
@Singleton
public class ContactStore {

    private final Sql sql;

    ContactStore(JdbcOperations jdbc) {
        this.sql = new Sql(jdbc);
    }

    /** Moves the last contact forward; never back. */
    public void contacted(Instant at) {
        sql.update(
                "insert into cluster_contact (last_contact) values (?) on conflict (only_row) do update"
                        + " set last_contact = greatest(cluster_contact.last_contact, excluded.last_contact)",
                at);
    }

    /** The last contact, empty if there never was one. */
    public Optional<Instant> lastContact() {
        return sql.first(
                "select last_contact from cluster_contact", row -> Sql.instant(row, "last_contact"), List.of());
    }
}
