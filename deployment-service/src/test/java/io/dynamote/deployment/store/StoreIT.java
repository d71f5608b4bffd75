package io.dynamote.deployment.store;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dynamote.deployment.DeploymentService;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.RolloutStep;
import io.dynamote.embedded.postgres.PostgresOptions;
import io.dynamote.embedded.postgres.PostgresServer;
import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.dynamote.events.deployment.Phase;
import io.dynamote.runtime.actor.Actor;
import io.dynamote.runtime.service.RunningService;
import io.dynamote.runtime.service.ServiceOptions;
import io.micronaut.core.type.Argument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows on a real Postgres. The cluster and Kafka are away, so nobody else works on them. */
class StoreIT {

    private static final Actor ADA = new Actor("ada");

    private static PostgresServer postgres;
    private static RunningService service;
    private static TransactionOperations<Connection> transactions;
    private static DeploymentStore deployments;
    private static RevisionStore revisions;
    private static HistoryStore history;
    private static Journal journal;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start(PostgresOptions.temporary());
        service = DeploymentService.start(ServiceOptions.defaults()
                .with("datasources.default.url", postgres.jdbcUrl() + "?currentSchema=deployment")
                .with("datasources.default.username", postgres.user())
                .with("dynamote.kafka.bootstrap-servers", "127.0.0.1:9")
                .with("dynamote.cluster.master-url", "http://127.0.0.1:9")
                .withPort(0));
        transactions = transactions();
        deployments = service.context().getBean(DeploymentStore.class);
        revisions = service.context().getBean(RevisionStore.class);
        history = service.context().getBean(HistoryStore.class);
        journal = service.context().getBean(Journal.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        postgres.close();
    }

    @Test
    void shouldKeepEveryFieldOfARow() {
        Deployment row = begin("whole");
        Deployment changed = row.hindered("busy")
                .accepted(new Applied(RevisionNumber.FIRST, "uid-9", 7, Rows.NOON))
                .refused(new Refusal(
                        RevisionNumber.FIRST, "no", List.of(new FieldProblem("spec.components[0]", "is odd"))))
                .hindered("away")
                .seen(
                        Rows.state("whole", Phase.FAILED, "The cluster refused revision 1: no", Rows.NOON),
                        List.of(new RolloutStep(RolloutStep.Kind.APPLIED, RolloutStep.Status.FAILED, "no", Rows.NOON)));

        write(() -> {
            journal.change(row, changed, ADA, null);
            return row;
        });

        assertThat(read(() -> deployments.find(row.ref()))).contains(changed);
        assertThat(read(() -> deployments.find(row.id()))).contains(changed);
    }

    @Test
    void shouldNotGiveANameTwiceWhileItIsBorne() {
        begin("unique");

        assertThat(write(() -> journal.begin(another("unique"), null, new Facts(another("unique"), "ada").deleted())))
                .isFalse();
    }

    @Test
    void shouldFindTheNewestLifeUnderAName() {
        Deployment first = begin("twice");
        end(first);
        assertThat(read(() -> deployments.find(first.ref()))).isEmpty();
        assertThat(read(() -> deployments.latest(first.ref())).orElseThrow().id())
                .isEqualTo(first.id());

        Deployment second = another("twice");
        write(() -> journal.begin(second, null, new Facts(second, "ada").requested("create", null)));

        assertThat(read(() -> deployments.latest(first.ref())).orElseThrow().id())
                .isEqualTo(second.id());
        assertThat(read(() -> deployments.find(first.id())).orElseThrow().isLive())
                .isFalse();
    }

    @Test
    void shouldWaitForTheEndOfTheLifeBefore() throws Exception {
        Deployment first = begin("handover");
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> write(() -> {
            end(first);
            ending.countDown();
            try {
                return mayCommit.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        assertThat(ending.await(60, TimeUnit.SECONDS)).isTrue();
        Deployment second = another("handover");

        CompletableFuture<Boolean> begun = CompletableFuture.supplyAsync(() ->
                write(() -> journal.begin(second, null, new Facts(second, "ada").requested("create", null))));
        assertThat(begun).isNotCompleted();
        mayCommit.countDown();

        assertThat(begun.get(60, TimeUnit.SECONDS)).isTrue();
        end.get(60, TimeUnit.SECONDS);
        List<String> types = read(() -> history.page(first.ref(), Long.MAX_VALUE, 10)).stream()
                .map(HistoryEntry::type)
                .toList();
        assertThat(types)
                .as("newest first")
                .containsExactly("phase-changed", "requested", "deleted", "phase-changed", "requested");
    }

    @Test
    void shouldNeverChangeARevision() {
        Deployment row = begin("immutable");
        Revision revision = new Revision(
                RevisionNumber.FIRST,
                JsonNodeFactory.instance.objectNode().put("name", "immutable"),
                ApiVersion.V1BETA1,
                true,
                "kind: DynamoGraphDeployment\n",
                "ab12",
                "ada",
                "because",
                Rows.NOON);
        write(() -> {
            revisions.insert(row.id(), revision);
            return row;
        });

        assertThat(read(() -> revisions.find(row.id(), RevisionNumber.FIRST))).contains(revision);
        assertThat(read(() -> revisions.find(row.id(), new RevisionNumber(2)))).isEmpty();
        for (String statement : List.of("update revision set manifest = 'x'", "delete from revision")) {
            assertThatThrownBy(() -> write(() -> execute(statement)))
                    .hasStackTraceContaining("revision 1 of deployment " + row.id() + " is immutable");
        }
    }

    @Test
    void shouldPageThroughHistoryWithoutGapOrRepetition() {
        Deployment row = begin("storied");
        for (int i = 0; i < 7; i++) {
            write(() -> {
                journal.change(row, row, ADA, null, new Facts(row, "ada").requested("create", "again"));
                return row;
            });
        }

        List<Long> ids = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (List<HistoryEntry> page = page(row.ref(), before); !page.isEmpty(); page = page(row.ref(), before)) {
            page.forEach(entry -> ids.add(entry.id()));
            before = ids.getLast();
        }

        assertThat(ids).hasSize(9).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void shouldListWhoIsNotSettled() {
        Deployment waiting = begin("waiting");
        Deployment running = begin("settled");
        Deployment settled = running.accepted(Rows.APPLIED)
                .seen(Rows.state("settled", Phase.RUNNING, "The worker is ready", Rows.NOON), List.of());
        write(() -> {
            journal.change(running, settled, ADA, null);
            return settled;
        });
        assertThat(read(deployments::unsettled)).contains(waiting.ref()).doesNotContain(running.ref());
        assertThat(read(deployments::live)).contains(waiting.ref(), running.ref());

        write(() -> {
            journal.change(settled, settled.unwanted(), ADA, null);
            return settled;
        });

        assertThat(read(deployments::unsettled)).contains(running.ref());
    }

    @Test
    void shouldMoveTheLastContactForwardOnly() {
        ContactStore contacts = service.context().getBean(ContactStore.class);
        Instant later = Rows.NOON.plus(Duration.ofSeconds(5));
        write(() -> {
            contacts.contacted(later);
            contacts.contacted(Rows.NOON);
            return later;
        });

        assertThat(read(contacts::lastContact)).contains(later);
    }

    @SuppressWarnings("unchecked") // the argument says which type it is
    private static TransactionOperations<Connection> transactions() {
        return service.context().getBean(Argument.of(TransactionOperations.class, Connection.class));
    }

    private static List<HistoryEntry> page(DeploymentRef ref, long before) {
        return read(() -> history.page(ref, before, 4));
    }

    private static Deployment begin(String name) {
        Deployment row = Rows.accepted(name);
        assertThat(write(() -> journal.begin(row, null, new Facts(row, "ada").requested("create", null))))
                .isTrue();
        return row;
    }

    private static Deployment another(String name) {
        Deployment row = Rows.accepted(name);
        return new Deployment(
                UUID.randomUUID(),
                row.ref(),
                row.desired(),
                row.revision(),
                null,
                null,
                null,
                row.state(),
                List.of(),
                null);
    }

    private static void end(Deployment row) {
        write(() -> {
            Deployment ended = row.deleted(Rows.NOON);
            journal.change(row, ended, ADA, null, new Facts(ended, "ada").deleted());
            return ended;
        });
    }

    private static int execute(String sql) {
        JdbcOperations jdbc = service.context().getBean(JdbcOperations.class);
        return jdbc.prepareStatement(sql, java.sql.PreparedStatement::executeUpdate);
    }

    private static <T> T write(Supplier<T> work) {
        return transactions.executeWrite(_ -> work.get());
    }

    private static <T> T read(Supplier<T> work) {
        return transactions.executeRead(_ -> work.get());
    }
}
