package io.dynamote.deployment.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.cluster.Manifests;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.Contact;
import io.dynamote.deployment.verdict.Deadlines;
import io.dynamote.deployment.verdict.DesiredRevision;
import io.dynamote.deployment.verdict.Observation;
import io.dynamote.deployment.verdict.Sighting;
import io.dynamote.deployment.verdict.Verdict;
import io.dynamote.deployment.verdict.VerdictPolicy;
import io.dynamote.events.deployment.Phase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A graph that serves, damaged in one place: it is read without complaint, and nothing it needs may be missing. */
class AnyGraphTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> JUNK = List.of("null", "\"\"", "\"x\"", "-1", "1.5", "1e99", "true", "[]", "{}");

    /** Without one of these nobody can know that it serves. */
    private static final Set<String> NEEDED = Set.of(
            "/metadata",
            "/metadata/generation",
            "/metadata/annotations",
            "/metadata/annotations/dynamote.io~1revision",
            "/status",
            "/status/state",
            "/status/observedGeneration",
            "/status/components",
            "/status/components/Frontend",
            "/status/components/Frontend/updatedReplicas",
            "/status/components/worker",
            "/status/components/worker/updatedReplicas",
            "/status/components/worker/readyReplicas");

    @Test
    void shouldServeUndamaged() {
        assertThat(judge(serving()).phase()).isEqualTo(Phase.RUNNING);
    }

    @Property(tries = 1_000)
    void shouldNeverTakeDamageForReadiness(@ForAll long seed) throws JsonProcessingException {
        Random random = new Random(seed);
        ObjectNode graph = serving();
        List<String> places = places(graph, "");
        String place = places.get(random.nextInt(places.size()));
        String junk = JUNK.get(random.nextInt(JUNK.size()));
        int end = place.lastIndexOf('/');
        String field = place.substring(end + 1).replace("~1", "/");
        if (graph.at(place.substring(0, end)) instanceof ObjectNode parent) {
            parent.set(field, JSON.readTree(junk));
        }

        Verdict verdict = judge(graph);

        if (NEEDED.contains(place)) {
            assertThat(verdict.phase()).as("%s is %s", place, junk).isNotEqualTo(Phase.RUNNING);
        }
        assertThat(verdict.message()).isNotBlank();
    }

    private static Verdict judge(JsonNode graph) {
        return VerdictPolicy.judge(new Observation(
                new DesiredRevision(
                        Manifests.configuration(DeploymentRef.of("dynamo-system", "chat")),
                        RevisionNumber.FIRST,
                        NOON,
                        NOON,
                        null,
                        false),
                new Contact.Reachable(),
                new Sighting.Present(GraphReader.read(graph)),
                List.of(),
                List.of(),
                NOON.plus(Duration.ofMinutes(1)),
                Deadlines.STANDARD));
    }

    private static ObjectNode serving() {
        try {
            return (ObjectNode) JSON.readTree("""
                    {"metadata": {"generation": 2, "annotations": {"dynamote.io/revision": "1"}},
                     "spec": {"components": [{"name": "Frontend", "replicas": 1}, {"name": "worker", "replicas": 1}]},
                     "status": {"state": "successful", "observedGeneration": 2,
                       "conditions": [{"type": "Ready", "status": "True", "reason": "ready",
                         "lastTransitionTime": "2026-11-20T12:00:00Z"}],
                       "components": {
                         "Frontend": {"replicas": 1, "updatedReplicas": 1, "readyReplicas": 1, "availableReplicas": 1},
                         "worker": {"replicas": 1, "updatedReplicas": 1, "readyReplicas": 1}}}}""");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** JSON pointers of everything inside. */
    private static List<String> places(JsonNode node, String at) {
        List<String> places = new ArrayList<>();
        node.properties().forEach(field -> {
            String place = at + "/" + field.getKey().replace("/", "~1");
            places.add(place);
            places.addAll(places(field.getValue(), place));
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(node.get(i), at + "/" + i));
        }
        return places;
    }
}
