package io.dynamote.deployment.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClusterFaultTest {

    static Stream<Arguments> silences() {
        return Stream.of(
                Arguments.of(new ConnectException("x"), "The API server refuses connections."),
                Arguments.of(new UnknownHostException("x"), "The name of the API server cannot be resolved."),
                Arguments.of(new HttpTimeoutException("x"), "The API server does not answer in time."),
                Arguments.of(new IOException("x"), "The API server cannot be reached."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("silences")
    void shouldSayWhyNobodyAnswers(Exception cause, String words) {
        IOException wrapped = new IOException("wrapped", cause);

        assertThat(ClusterFault.words(new KubernetesClientException("An error has occurred.", wrapped)))
                .isEqualTo(words);
    }

    @Test
    void shouldSayThatCredentialsAreNotAccepted() {
        assertThat(ClusterFault.words(answer(401, "Unauthorized"))).contains("credentials");
    }

    @Test
    void shouldSayWhatIsNotPermitted() {
        assertThat(ClusterFault.words(answer(403, "pods is forbidden")))
                .contains("does not permit", "pods is forbidden");
    }

    @Test
    void shouldGiveTheAnswerOtherwise() {
        assertThat(ClusterFault.words(answer(500, "etcd is slow")))
                .isEqualTo("The API server answered 500: etcd is slow");
    }

    private static KubernetesClientException answer(int code, String message) {
        return new KubernetesClientException(
                "Failure executing: GET",
                code,
                new StatusBuilder().withCode(code).withMessage(message).build());
    }
}
