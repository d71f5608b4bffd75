package io.dynamote.deployment.api;

import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;

import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.request.DeploymentException;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.HistoryEntry;
import io.dynamote.deployment.store.HistoryStore;
import io.dynamote.deployment.store.Revision;
import io.dynamote.deployment.store.RevisionStore;
import io.dynamote.deployment.view.DeploymentView;
import io.dynamote.deployment.view.Freshness;
import io.dynamote.runtime.page.Cursor;
import io.dynamote.runtime.page.Page;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Everything that can be read, from Postgres. */
@Singleton
class DeploymentQueries {

    private final TransactionOperations<Connection> transactions;
    private final DeploymentStore deployments;
    private final RevisionStore revisions;
    private final HistoryStore history;
    private final Freshness freshness;

    DeploymentQueries(
            TransactionOperations<Connection> transactions,
            DeploymentStore deployments,
            RevisionStore revisions,
            HistoryStore history,
            Freshness freshness) {
        this.transactions = transactions;
        this.deployments = deployments;
        this.revisions = revisions;
        this.history = history;
        this.freshness = freshness;
    }

    Page<DeploymentView> list(ListParameters parameters) {
        int limit = parameters.pageLimit().value();
        var query = parameters.query();
        List<Deployment> rows = read(() -> deployments.list(query));
        List<Deployment> page = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? new Cursor(page.getLast().ref().toString()).encoded() : null;
        Freshness.Age age = freshness.now();
        return new Page<>(page, next, age.asOf(), age.stale()).map(row -> DeploymentView.of(row, age));
    }

    /** A live deployment. */
    DeploymentView show(DeploymentRef ref) {
        return DeploymentView.of(live(ref), freshness.now());
    }

    Deployment live(DeploymentRef ref) {
        return read(() -> deployments.find(ref)).orElseThrow(() -> new DeploymentException.NotFound(ref));
    }

    /** A revision of the newest life under a name, also when that has ended. */
    Revision revision(DeploymentRef ref, @Nullable Integer number) {
        return read(() -> {
            Deployment row = deployments.latest(ref).orElseThrow(() -> new DeploymentException.NotFound(ref));
            RevisionNumber wanted = number == null
                    ? row.revision()
                    : Refs.read("revision", number.toString(), text -> new RevisionNumber(Integer.parseInt(text)));
            return revisions
                    .find(row.id(), wanted)
                    .orElseThrow(() -> new DeploymentException.RevisionNotFound(ref, wanted.value()));
        });
    }

    /** History of all lives under a name, newest first. */
    List<HistoryEntry> history(DeploymentRef ref, long before, int limit) {
        List<HistoryEntry> entries = read(() -> history.page(ref, before, limit));
        if (entries.isEmpty() && before == Long.MAX_VALUE) {
            throw new DeploymentException.NotFound(ref);
        }
        return entries;
    }

    private <T> T read(Supplier<T> reading) {
        return transactions.executeRead(_ -> reading.get());
    }
}
