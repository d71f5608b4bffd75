package io.dynamote.runtime.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers by key, for 24 hours.
 *
 * <p>A write claims its key in the transaction that does the work, so a second request with the same key waits for that
 * transaction and then finds the answer, or the key free again if the first one failed.
 */
@Singleton
@Requires(property = "datasources.default.url")
public class IdempotencyStore {

    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcOperations jdbc;
    private final Clock clock;

    IdempotencyStore(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does the work and keeps its answer, or repeats the one that the key got before; within the current transaction.
     *
     * @param key null if the client gave none: the work is done each time
     * @throws IdempotencyConflictException if the key was used with another body
     */
    public StoredAnswer once(String scope, @Nullable IdempotencyKey key, byte[] body, Supplier<StoredAnswer> work) {
        if (key == null) {
            return work.get();
        }
        return claim(scope, key, body).orElseGet(() -> {
            StoredAnswer answer = work.get();
            answer(scope, key, answer);
            return answer;
        });
    }

    /**
     * Claims the key within the current transaction.
     *
     * @param scope what the key is used for, for example {@code POST /api/deployments}
     * @param body the request body
     * @return the answer given before, or empty if the caller is the first and has to do the work and call
     *     {@link #answer} in the same transaction
     * @throws IdempotencyConflictException if the key was used with another body
     */
    public Optional<StoredAnswer> claim(String scope, IdempotencyKey key, byte[] body) {
        String hash = hash(body);
        return insert(scope, key, hash) ? Optional.empty() : Optional.of(given(scope, key, hash));
    }

    /** Stores the answer, or replaces a provisional one. */
    public void answer(String scope, IdempotencyKey key, StoredAnswer answer) {
        String update = "update idempotency_key set status = ?, content_type = ?, body = ? where scope = ? and key = ?";
        jdbc.prepareStatement(update, statement -> {
            statement.setInt(1, answer.status());
            statement.setString(2, answer.contentType());
            statement.setString(3, answer.body());
            statement.setString(4, scope);
            statement.setString(5, key.value());
            return statement.executeUpdate();
        });
    }

    private boolean insert(String scope, IdempotencyKey key, String hash) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement("delete from idempotency_key where created_at < ?", statement -> {
            statement.setObject(1, now.minus(KEPT));
            return statement.executeUpdate();
        });
        String insert = "insert into idempotency_key (scope, key, request_hash, created_at) values (?, ?, ?, ?)"
                + " on conflict do nothing";
        return jdbc.prepareStatement(insert, statement -> {
            statement.setString(1, scope);
            statement.setString(2, key.value());
            statement.setString(3, hash);
            statement.setObject(4, now);
            return statement.executeUpdate() == 1;
        });
    }

    private StoredAnswer given(String scope, IdempotencyKey key, String hash) {
        String select =
                "select request_hash, status, content_type, body from idempotency_key where scope = ? and key = ?";
        return jdbc.prepareStatement(select, statement -> {
            statement.setString(1, scope);
            statement.setString(2, key.value());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the key " + key.value() + " vanished within its transaction");
                }
                if (!row.getString("request_hash").equals(hash)) {
                    throw new IdempotencyConflictException(key);
                }
                return new StoredAnswer(row.getInt("status"), row.getString("content_type"), row.getString("body"));
            }
        });
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
