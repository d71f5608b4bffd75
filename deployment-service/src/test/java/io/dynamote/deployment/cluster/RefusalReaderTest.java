package io.dynamote.deployment.cluster;

import java.net.ConnectException;
import java.util.List;

import io.dynamote.events.deployment.DeploymentEvent.FieldProblem;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalReaderTest {

    @Test
    void shouldReadTheFieldsOfAnInvalidManifest() {
        Status status = new StatusBuilder()
                .withCode(422)
                .withReason("Invalid")
                .withMessage("DynamoGraphDeployment \"x\" is invalid: spec.components[0]: Required value")
                .withNewDetails()
                .addNewCause("spec.components[0].replicas", "must be at least 0", "FieldValueInvalid")
                .addNewCause(null, "spec is odd", "FieldValueInvalid")
                .endDetails()
                .build();

        assertThat(RefusalReader.read(failure(status)))
                .isEqualTo(new Answer.Refused(
                        status.getMessage(),
                        List.of(
                                new FieldProblem("spec.components[0].replicas", "must be at least 0"),
                                new FieldProblem("", "spec is odd"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 413, 415, 422})
    void shouldTakeTheClustersWordsForANo(int code) {
        Answer answer =
                RefusalReader.read(failure(status(code, "admission webhook denied the request: too many GPUs")));

        assertThat(answer)
                .isEqualTo(new Answer.Refused("admission webhook denied the request: too many GPUs", List.of()));
    }

    @Test
    void shouldNameTheNamespaceThatDoesNotExist() {
        Status status = new StatusBuilder(status(404, "namespaces \"nowhere\" not found"))
                .withNewDetails()
                .withKind("namespaces")
                .withName("nowhere")
                .endDetails()
                .build();

        assertThat(RefusalReader.read(failure(status)))
                .isEqualTo(new Answer.Refused(
                        "namespaces \"nowhere\" not found",
                        List.of(new FieldProblem("namespace", "must be a namespace that exists in the cluster"))));
    }

    @Test
    void shouldNotTakeAMissingApiForANo() {
        assertThat(RefusalReader.read(failure(status(404, "the server could not find the requested resource"))))
                .isInstanceOf(Answer.Undecided.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 409, 429, 500, 502, 503, 504})
    void shouldTryAgainWhenTheClusterCouldNotDecide(int code) {
        assertThat(RefusalReader.read(failure(status(code, "failed calling webhook"))))
                .isInstanceOf(Answer.Undecided.class);
    }

    @Test
    void shouldTryAgainWhenNobodyAnswers() {
        KubernetesClientException away =
                new KubernetesClientException("An error has occurred.", new ConnectException("refused"));

        assertThat(RefusalReader.read(away)).isEqualTo(new Answer.Undecided("The API server refuses connections."));
    }

    private static Status status(int code, String message) {
        return new StatusBuilder().withCode(code).withMessage(message).build();
    }

    private static KubernetesClientException failure(Status status) {
        return new KubernetesClientException("Failure executing: PATCH", status.getCode(), status);
    }
}
