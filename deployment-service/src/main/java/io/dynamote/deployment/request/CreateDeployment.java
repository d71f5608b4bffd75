package io.dynamote.deployment.request;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterView;
import io.dynamote.deployment.configuration.ConfigurationJson;
import io.dynamote.deployment.configuration.DeploymentRequest;
import io.dynamote.deployment.manifest.Manifest;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.status.AcceptedRevision;
import io.dynamote.deployment.status.Assessor;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Facts;
import io.dynamote.deployment.store.Journal;
import io.dynamote.deployment.store.Revision;
import io.dynamote.deployment.store.RevisionStore;
import io.dynamote.runtime.idempotency.StoredAnswer;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.problem.FieldError;
import io.dynamote.runtime.problem.InvalidInputException;
import jakarta.inject.Singleton;

/** Accepts a new deployment: intent, first revision, history and events in one transaction, then the cluster's word. */
@Singleton
public class CreateDeployment {

    private static final String SCOPE = "POST /api/deployments";

    private final Requests requests;
    private final CheckedManifest manifests;
    private final ClusterConnection cluster;
    private final Assessor assessor;
    private final Journal journal;
    private final RevisionStore revisions;
    private final Acceptance acceptance;
    private final Clock clock;
    private final Supplier<UUID> ids;

    CreateDeployment(
            Requests requests,
            CheckedManifest manifests,
            ClusterConnection cluster,
            Assessor assessor,
            Journal journal,
            RevisionStore revisions,
            Acceptance acceptance,
            Clock clock,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.manifests = manifests;
        this.cluster = cluster;
        this.assessor = assessor;
        this.journal = journal;
        this.revisions = revisions;
        this.acceptance = acceptance;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Creates what the body asks for, once per key.
     *
     * @throws InvalidInputException naming every field at fault
     * @throws DeploymentException if the name is taken or the catalog is not known yet
     */
    public StoredAnswer create(byte[] body, Command command) throws InterruptedException {
        JsonNode json = JsonBody.parse(body);
        return acceptance.answer(SCOPE, body, command, () -> accept(json, command));
    }

    private UUID accept(JsonNode body, Command command) {
        DeploymentRequest request = requests.read(body);
        DeploymentConfiguration configuration = request.configuration();
        String author = command.actor().name();
        CheckedManifest.Rendered rendered = manifests.render(configuration, RevisionNumber.FIRST, author, null);
        refuseViolations(rendered);
        Instant now = clock.instant();
        Manifest manifest = rendered.manifest();
        Revision revision = new Revision(
                RevisionNumber.FIRST,
                ConfigurationJson.write(configuration),
                manifest.apiVersion(),
                rendered.targetAssumed(),
                manifest.yaml(),
                manifest.sha256(),
                author,
                request.reason(),
                now);
        Deployment row = assessor.first(ids.get(), new AcceptedRevision(configuration, now), author);
        Facts facts = new Facts(row, author);
        boolean begun = journal.begin(
                row,
                command.trace().traceparent(),
                facts.requested("create", request.reason()),
                facts.accepted(revision));
        if (!begun) {
            throw new DeploymentException.NameTaken(row.ref());
        }
        if (cluster.view(row.ref()).filter(ClusterView::isForeign).isPresent()) {
            throw new DeploymentException.NameTakenInCluster(row.ref());
        }
        revisions.insert(row.id(), revision);
        return row.id();
    }

    /** What people can choose never violates the schema; an operator of another release may still know less. */
    private static void refuseViolations(CheckedManifest.Rendered rendered) {
        if (!rendered.violations().isEmpty()) {
            throw new InvalidInputException(rendered.violations().stream()
                    .map(v -> new FieldError(
                            v.path(), v.value() == null ? null : v.value().toString(), v.expectation()))
                    .toList());
        }
    }
}
