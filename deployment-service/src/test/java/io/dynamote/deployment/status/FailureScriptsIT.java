package io.dynamote.deployment.status;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dynamote.deployment.cluster.Manifests;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.verdict.Contact;
import io.dynamote.deployment.verdict.Deadlines;
import io.dynamote.deployment.verdict.DesiredRevision;
import io.dynamote.deployment.verdict.Observation;
import io.dynamote.deployment.verdict.Sighting;
import io.dynamote.deployment.verdict.Verdict;
import io.dynamote.deployment.verdict.VerdictPolicy;
import io.dynamote.embedded.cluster.SimulatedCluster;
import io.dynamote.embedded.cluster.SimulationOptions;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every way in which the simulated cluster can fail a deployment, read from its API and judged: who looks is told why. */
class FailureScriptsIT {

    private static final String NAMESPACE = "dynamo-system";
    private static final String GRAPHS = "nvidia.com/v1beta1";
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private static SimulatedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = SimulatedCluster.start(
                SimulationOptions.defaults().withSpeed(50).withNodes(3, 8));
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            image-pull      | FAILED    | ImagePull          | Worker cannot pull its image: Back-off pulling image
            registry-auth   | FAILED    | RegistryAuth       | 401 Unauthorized
            missing-secret  | FAILED    | MissingSecret      | Worker cannot start: secret "hf-token-secret" not found
            hub-forbidden   | FAILED    | CrashLoop          | crashed with exit code 1 and was restarted
            cuda            | FAILED    | CrashLoop          | crashed with exit code 1 and was restarted
            kv-cache        | FAILED    | CrashLoop          | crashed with exit code 1 and was restarted
            crash-loop      | FAILED    | CrashLoop          | crashed with exit code 1 and was restarted
            out-of-memory   | FAILED    | OutOfMemory        | ran out of memory and was restarted
            probe-timeout   | DEPLOYING | LoadingModel       | Worker is loading the model
            no-gpu          | DEPLOYING | Unschedulable      | Insufficient nvidia.com/gpu
            taint           | DEPLOYING | Unschedulable      | untolerated taint
            operator-silent | DEPLOYING | WaitingForOperator | The operator has not yet acted on generation 1
            """)
    void shouldSayWhatIsWrong(String script, String phase, String reason, String words) {
        Subject subject = apply(script);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Verdict verdict = judge(subject, Instant.now());
            assertThat(verdict.phase().name()).as(verdict.message()).isEqualTo(phase);
            assertThat(verdict.reason()).as(verdict.message()).isEqualTo(reason);
            assertThat(verdict.message()).contains(words);
        });
        assertThat(judge(subject, Instant.now().plus(Duration.ofHours(2)))
                        .phase()
                        .name())
                .as("none of these comes up by waiting")
                .isEqualTo("FAILED");
    }

    private static Verdict judge(Subject subject, Instant now) {
        String name = subject.desired().configuration().ref().name().value();
        KubernetesClient client = cluster.client();
        GenericKubernetesResource graph = client.genericKubernetesResources(GRAPHS, "DynamoGraphDeployment")
                .inNamespace(NAMESPACE)
                .withName(name)
                .get();
        return VerdictPolicy.judge(new Observation(
                subject.desired(),
                new Contact.Reachable(),
                new Sighting.Present(GraphReader.read(JSON.valueToTree(graph))),
                client
                        .pods()
                        .inNamespace(NAMESPACE)
                        .withLabel("nvidia.com/dynamo-graph-deployment-name", name)
                        .list()
                        .getItems()
                        .stream()
                        .map(PodReader::read)
                        .toList(),
                client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                        .flatMap(event -> EventReader.read(event).stream())
                        .toList(),
                now,
                Deadlines.STANDARD));
    }

    /** Hands over what Dynamote renders, with the script. */
    private static Subject apply(String script) {
        DeploymentConfiguration configuration = Manifests.configuration(DeploymentRef.of(NAMESPACE, script));
        String manifest = Manifests.of(configuration, RevisionNumber.FIRST);
        KubernetesClient client = cluster.client();
        GenericKubernetesResource graph =
                client.getKubernetesSerialization().unmarshal(manifest, GenericKubernetesResource.class);
        graph.getMetadata().getAnnotations().put("simulation.dynamote.io/failure", script);
        client.resource(graph).inNamespace(NAMESPACE).create();
        Instant now = Instant.now();
        return new Subject(
                new DesiredRevision(configuration, RevisionNumber.FIRST, now, now, null, false), null, now, "ada");
    }
}
