package io.dynamote.deployment.request;

import java.sql.Connection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import io.dynamote.deployment.reconcile.Settlement;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.DeploymentStore;
import io.dynamote.deployment.store.Refusal;
import io.dynamote.runtime.idempotency.IdempotencyStore;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Gives each key one answer, though the answer is known only after the work is committed.
 *
 * <pre>
 *   one transaction: claim the key, accept the work, keep "under way" as the answer
 *   wait for the cluster's word
 *   one transaction: the row locked, the answer kept unless another request with the key was faster
 * </pre>
 *
 * A client that repeats its request after a crash in between finds "under way" and waits for the rest.
 */
@Singleton
class Acceptance {

    /** The media type of an answer that is not one yet: its body is the id of the deployment. */
    private static final String UNDER_WAY = "application/vnd.dynamote.deployment-under-way";

    private static final int PROCESSING = 102;

    private record Started(@Nullable StoredAnswer given, UUID id) {}

    private static final UUID NONE = new UUID(0, 0);

    private final TransactionOperations<Connection> transactions;
    private final IdempotencyStore keys;
    private final DeploymentStore deployments;
    private final FirstApply firstApply;
    private final Settlement settlement;
    private final Answers answers;

    Acceptance(
            TransactionOperations<Connection> transactions,
            IdempotencyStore keys,
            DeploymentStore deployments,
            FirstApply firstApply,
            Settlement settlement,
            Answers answers) {
        this.transactions = transactions;
        this.keys = keys;
        this.deployments = deployments;
        this.firstApply = firstApply;
        this.settlement = settlement;
        this.answers = answers;
    }

    /**
     * The answer to a request.
     *
     * @param work accepts the deployment within the current transaction and answers its id; done once per key
     */
    StoredAnswer answer(String scope, byte[] body, Command command, Supplier<UUID> work) throws InterruptedException {
        Started started = transactions.executeWrite(_ -> start(scope, body, command, work));
        StoredAnswer given = started.given();
        if (given != null) {
            return given;
        }
        firstApply.await(started.id());
        return transactions.executeWrite(_ -> finish(scope, body, command, started.id()));
    }

    private Started start(String scope, byte[] body, Command command, Supplier<UUID> work) {
        Optional<StoredAnswer> before = command.key().flatMap(key -> keys.claim(scope, key, body));
        if (before.isPresent()) {
            return before.filter(Acceptance::isUnderWay)
                    .map(underWay -> new Started(null, UUID.fromString(underWay.body())))
                    .orElseGet(() -> new Started(before.get(), NONE));
        }
        UUID id = work.get();
        command.key().ifPresent(key -> keys.answer(scope, key, new StoredAnswer(PROCESSING, UNDER_WAY, id.toString())));
        return new Started(null, id);
    }

    private StoredAnswer finish(String scope, byte[] body, Command command, UUID id) {
        Deployment row =
                deployments.lock(id).orElseThrow(() -> new IllegalStateException("deployment " + id + " is missing"));
        Optional<StoredAnswer> faster =
                command.key().flatMap(key -> keys.claim(scope, key, body)).filter(answer -> !isUnderWay(answer));
        if (faster.isPresent()) {
            return faster.get();
        }
        StoredAnswer answer = outcome(row, command);
        command.key().ifPresent(key -> keys.answer(scope, key, answer));
        return answer;
    }

    private StoredAnswer outcome(Deployment row, Command command) {
        Refusal refusal = row.refusal();
        if (refusal != null && row.isRefused()) {
            settlement.withdraw(row.id(), command.actor());
            return answers.refused(refusal, command.trace());
        }
        return row.applied() == null ? answers.accepted(row) : answers.created(row);
    }

    private static boolean isUnderWay(StoredAnswer answer) {
        return answer.contentType().equals(UNDER_WAY);
    }

    /** For work whose answer is known at once. */
    StoredAnswer answerAtOnce(String scope, Command command, Supplier<StoredAnswer> work) {
        return transactions.executeWrite(_ -> keys.once(scope, command.idempotencyKey(), new byte[0], work));
    }
}
