package io.dynamote.alert.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.dynamote.alert.configuration.Alerting;
import io.dynamote.alert.configuration.AlertingFile;
import io.dynamote.alert.secret.SecretBox;
import io.dynamote.alert.secret.SecretFields;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Routes and receivers, as the file that somebody wrote, with every revision it ever had. Its secrets are sealed before
 * they are stored, and are shown to nobody: a file that comes back with {@code ***} keeps the secret that was there.
 */
@Singleton
public class AlertingStore {

    private static final String NEWEST = "select * from alerting_revision order by revision desc limit 1";

    private final TransactionOperations<Connection> transactions;
    private final Sql sql;
    private final SecretBox box;
    private final Clock clock;

    AlertingStore(TransactionOperations<Connection> transactions, Sql sql, SecretBox box, Clock clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.box = box;
        this.clock = clock;
    }

    /** As it is now; empty if nothing was ever saved. */
    public Optional<AlertingRevision> current() {
        return transactions.executeRead(status -> sql.first(NEWEST, AlertingStore::hidden));
    }

    /**
     * What it was, newest first.
     *
     * @param before revision at which the page before ended; {@link Integer#MAX_VALUE} for the first page
     */
    public List<AlertingRevision> revisions(int before, int limit) {
        return transactions.executeRead(status -> sql.list(
                "select * from alerting_revision where revision < ? order by revision desc limit ?",
                AlertingStore::hidden,
                before,
                limit));
    }

    /**
     * What it says, secrets and all.
     *
     * @throws io.dynamote.alert.secret.SealedSecretException if the secrets cannot be opened with the key that there is
     */
    public Optional<Alerting> load() {
        return transactions
                .executeRead(status -> sql.first(NEWEST, row -> row.getString("document")))
                .map(file -> read(SecretFields.of(file).replace(box::open)));
    }

    /**
     * Checks a file without saving it.
     *
     * @throws InvalidInputException naming line and field of every fault
     */
    public Alerting check(String document) {
        return transactions.executeRead(status -> read(revealed(document)));
    }

    /**
     * Saves a file as the next revision.
     *
     * @param seen revision that the author saw; 0 if there was none
     * @throws InvalidInputException naming line and field of every fault
     * @throws AlertingException if it was changed meanwhile
     */
    public AlertingRevision save(String document, int seen, Actor author, @Nullable String reason) {
        return transactions.executeWrite(status -> {
            sql.update("lock table alerting_revision in share row exclusive mode");
            int newest = sql.first(NEWEST, row -> row.getInt("revision")).orElse(0);
            if (newest != seen) {
                throw new AlertingException.Changed(seen, newest);
            }
            String revealed = revealed(document);
            read(revealed);
            String sealed = SecretFields.of(revealed).replace(box::seal);
            sql.update(
                    "insert into alerting_revision (revision, document, author, reason, created_at)"
                            + " values (?, ?, ?, ?, ?)",
                    newest + 1,
                    sealed,
                    author.name(),
                    reason,
                    clock.instant());
            return sql.first(NEWEST, AlertingStore::hidden).orElseThrow();
        });
    }

    /** The file with the secrets that it hides. */
    private String revealed(String document) {
        SecretFields fields = SecretFields.of(document);
        if (!fields.values().containsValue(SecretFields.HIDDEN)) {
            return document;
        }
        Map<String, String> before = sql.first(NEWEST, row -> row.getString("document"))
                .map(file -> SecretFields.of(SecretFields.of(file).replace(box::open))
                        .values())
                .orElse(Map.of());
        String revealed = fields.reveal(before);
        List<FieldError> hidden = SecretFields.of(revealed).values().entrySet().stream()
                .filter(secret -> secret.getValue().equals(SecretFields.HIDDEN))
                .map(secret -> new FieldError(
                        "receivers", null, "must give the secret " + secret.getKey() + ": it was not there before"))
                .sorted(Comparator.comparing(FieldError::message))
                .toList();
        if (!hidden.isEmpty()) {
            throw new InvalidInputException(hidden);
        }
        return revealed;
    }

    private static Alerting read(String document) {
        return AlertingFile.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static AlertingRevision hidden(ResultSet row) throws SQLException {
        return new AlertingRevision(
                row.getInt("revision"),
                SecretFields.of(row.getString("document")).replace(secret -> SecretFields.HIDDEN),
                row.getString("author"),
                row.getString("reason"),
                Sql.instant(row, "created_at"));
    }
}
