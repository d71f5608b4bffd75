package io.dynamote.catalog.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.dynamote.runtime.idempotency.IdempotencyStore;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.outbox.Outbox;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;

/** Makes each write one transaction: key claimed, catalog locked, rows, events and answer stored, or nothing of it. */
@Singleton
class CatalogWriter {

    private final TransactionOperations<Connection> transactions;
    private final IdempotencyStore idempotency;
    private final Outbox outbox;
    private final ModelEvents events;
    private final Catalog catalog;
    private final Clock clock;

    CatalogWriter(
            TransactionOperations<Connection> transactions,
            IdempotencyStore idempotency,
            Outbox outbox,
            ModelEvents events,
            Catalog catalog,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.events = events;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Does the work, or repeats the answer that the same request got before. */
    StoredAnswer write(WriteRequest request, Work work) {
        Written written = transactions.executeWrite(status -> {
            Optional<StoredAnswer> given = claim(request);
            return given.isPresent()
                    ? new Written(given.get(), List.of())
                    : work(request, work, new ModelTable(status.getConnection()));
        });
        catalog.take(written.rows());
        return written.answer();
    }

    private Written work(WriteRequest request, Work work, ModelTable table) throws SQLException {
        CatalogChange change = new CatalogChange(table, table.lock());
        StoredAnswer answer = work.on(change);
        List<ModelRow> rows = change.rows();
        if (!rows.isEmpty()) {
            Instant now = clock.instant();
            table.put(rows, change.revision(), request.actor(), now);
            outbox.append(rows.stream()
                    .map(row -> events.message(row, now, request.traceparent()))
                    .toList());
        }
        if (request.key() != null) {
            idempotency.answer(request.scope(), request.key(), answer);
        }
        return new Written(answer, rows);
    }

    private Optional<StoredAnswer> claim(WriteRequest request) {
        return request.key() == null
                ? Optional.empty()
                : idempotency.claim(request.scope(), request.key(), request.body());
    }

    /** What one write does with the locked catalog. */
    @FunctionalInterface
    interface Work {
        StoredAnswer on(CatalogChange change) throws SQLException;
    }

    private record Written(StoredAnswer answer, List<ModelRow> rows) {}
}
