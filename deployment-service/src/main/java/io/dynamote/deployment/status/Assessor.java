package io.dynamote.deployment.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.cluster.ClusterConnection;
import io.dynamote.deployment.cluster.ClusterState;
import io.dynamote.deployment.cluster.ClusterView;
import io.dynamote.deployment.cluster.FrontendAddress;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.settings.DeploymentProperties;
import io.dynamote.deployment.store.Applied;
import io.dynamote.deployment.store.Deployment;
import io.dynamote.deployment.store.Desired;
import io.dynamote.deployment.store.Refusal;
import io.dynamote.deployment.verdict.Contact;
import io.dynamote.deployment.verdict.DesiredRevision;
import io.dynamote.deployment.verdict.Sighting;
import io.dynamote.events.deployment.DeploymentState;
import io.dynamote.events.deployment.Phase;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Judges rows against what the watches hold now. Calls neither the cluster nor, after the first time, Postgres. */
@Singleton
public class Assessor {

    /** How long the watches may take to show what was applied. */
    private static final Duration WATCH_LAG = Duration.ofSeconds(3);

    private static final Set<String> MISSING = Set.of("Missing", "Stalled");

    private final ClusterConnection cluster;
    private final FrontendAddress address;
    private final AcceptedRevisions revisions;
    private final DeploymentProperties properties;
    private final ObjectMapper json;
    private final Clock clock;

    Assessor(
            ClusterConnection cluster,
            FrontendAddress address,
            AcceptedRevisions revisions,
            DeploymentProperties properties,
            ObjectMapper json,
            Clock clock) {
        this.cluster = cluster;
        this.address = address;
        this.revisions = revisions;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    /** A deployment that has just been accepted. */
    public Deployment first(UUID id, AcceptedRevision revision, String author) {
        Subject subject = new Subject(
                new DesiredRevision(revision.configuration(), RevisionNumber.FIRST, revision.at(), null, null, false),
                null,
                revision.at(),
                author);
        Assessment assessed = Assessment.of(subject, unseen(revision.at()), null);
        return new Deployment(
                id,
                revision.configuration().ref(),
                Desired.PRESENT,
                RevisionNumber.FIRST,
                null,
                null,
                null,
                assessed.state(),
                assessed.steps(),
                null);
    }

    /** The row as it looks now, within a transaction. What cannot be seen now is shown as it was last seen. */
    public Deployment assess(Deployment row) {
        return assess(row, cluster.view(row.ref()));
    }

    /**
     * The row as it looks now, within a transaction.
     *
     * @param applied the graph as the cluster has just answered it, which the watches may not have yet
     */
    public Deployment assess(Deployment row, GenericKubernetesResource applied) {
        Optional<ClusterView> view = cluster.view(row.ref());
        return assess(row, view.map(seen -> seen.graph() == null ? seen.with(applied) : seen));
    }

    private Deployment assess(Deployment row, Optional<ClusterView> view) {
        Instant now = clock.instant();
        Applied applied = row.applied();
        if (view.isEmpty() && applied != null) {
            return row.desired() == Desired.ABSENT ? terminatingUnseen(row) : row;
        }
        boolean unseenYet = view.isPresent()
                && view.get().graph() == null
                && applied != null
                && now.isBefore(applied.at().plus(WATCH_LAG));
        if (unseenYet && row.desired() == Desired.PRESENT) {
            return row;
        }
        Scene scene = view.map(seen -> scene(row, seen, now)).orElseGet(() -> unseen(now));
        Assessment assessed = Assessment.of(subject(row), scene, new Assessment(row.state(), row.steps()));
        return row.seen(assessed.state(), assessed.steps());
    }

    private Subject subject(Deployment row) {
        AcceptedRevision revision = revisions.of(row);
        Applied applied = row.applied();
        Refusal refusal = row.isRefused() ? row.refusal() : null;
        return new Subject(
                new DesiredRevision(
                        revision.configuration(),
                        row.revision(),
                        revision.at(),
                        applied == null ? null : applied.at(),
                        refusal == null ? null : refusal.message(),
                        row.desired() == Desired.ABSENT),
                row.hindrance(),
                row.state().createdAt(),
                row.state().createdBy());
    }

    private Scene unseen(Instant now) {
        return new Scene(contact(), new Sighting.Absent(null), List.of(), List.of(), null, now, properties.deadlines());
    }

    private Scene scene(Deployment row, ClusterView view, Instant now) {
        GenericKubernetesResource graph = view.graph();
        // Before the row says that it was applied, the graph is someone else's, or about to be noted.
        boolean ours = graph != null && row.applied() != null;
        return new Scene(
                contact(),
                ours ? new Sighting.Present(GraphReader.read(json.valueToTree(graph))) : absent(row, now),
                view.pods().stream().map(PodReader::read).toList(),
                view.events().stream()
                        .flatMap(event -> EventReader.read(event).stream())
                        .toList(),
                endpoint(row.ref()),
                now,
                properties.deadlines());
    }

    /** Once it was there, it is missing since the first judgement that said so. */
    private static Sighting.Absent absent(Deployment row, Instant now) {
        if (row.applied() == null) {
            return new Sighting.Absent(null);
        }
        DeploymentState.Verdict before = row.state().verdict();
        return new Sighting.Absent(MISSING.contains(before.reason()) ? before.since() : now);
    }

    private @Nullable String endpoint(DeploymentRef ref) {
        String service = Assessment.frontendService(ref.name());
        return cluster.service(ref, service)
                .map(found -> address.of(ref.namespace(), service))
                .orElse(null);
    }

    private Contact contact() {
        ClusterState state = cluster.current();
        Instant last = state.lastContact();
        if (state.connected()) {
            return new Contact.Reachable();
        }
        return last == null ? new Contact.NeverReached() : new Contact.Unreachable(last);
    }

    private Deployment terminatingUnseen(Deployment row) {
        DeploymentState state = row.state();
        if (state.phase() == Phase.TERMINATING) {
            return row;
        }
        Instant now = clock.instant();
        DeploymentState.Verdict verdict =
                new DeploymentState.Verdict("Deleting", "It waits for the cluster to be reachable", now);
        return row.seen(StateChange.with(state, Phase.TERMINATING, verdict, now), row.steps());
    }
}
