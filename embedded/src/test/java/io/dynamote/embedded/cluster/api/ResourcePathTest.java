package io.dynamote.embedded.cluster.api;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResourcePathTest {

    private static final Catalogue CATALOGUE = Catalogue.of(List.of("v1beta1"), () -> true);

    @ParameterizedTest
    @CsvSource({
        "api/v1/pods, Pod, '', '', ''",
        "api/v1/namespaces/a/pods, Pod, a, '', ''",
        "api/v1/namespaces/a/pods/p, Pod, a, p, ''",
        "api/v1/namespaces/a/pods/p/log, Pod, a, p, log",
        "api/v1/namespaces, Namespace, '', '', ''",
        "api/v1/namespaces/a, Namespace, '', a, ''",
        "api/v1/namespaces/a/status, Namespace, '', a, status",
        "api/v1/nodes/n, Node, '', n, ''",
        "apis/apps/v1/namespaces/a/deployments/d, Deployment, a, d, ''",
        "apis/nvidia.com/v1beta1/dynamographdeployments, DynamoGraphDeployment, '', '', ''",
        "apis/nvidia.com/v1beta1/namespaces/a/dynamographdeployments/g/status, DynamoGraphDeployment, a, g, status",
    })
    void shouldParse(String path, String kind, String namespace, String name, String subresource) {
        assertThat(parse(path)).hasValueSatisfying(found -> {
            assertThat(found.type().kind()).isEqualTo(kind);
            assertThat(found.namespace()).isEqualTo(namespace);
            assertThat(found.name()).isEqualTo(name);
            assertThat(found.subresource()).isEqualTo(subresource);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api",
                "api/v1",
                "api/v2/pods",
                "api/v1/unknown",
                "api/v1/namespaces/a/nodes",
                "api/v1/namespaces/a/pods/p/log/more",
                "apis/nvidia.com/v1alpha1/dynamographdeployments",
                "metrics",
            })
    void shouldNotKnow(String path) {
        assertThat(parse(path)).isEmpty();
    }

    private static java.util.Optional<ResourcePath> parse(String path) {
        return ResourcePath.parse(CATALOGUE, List.of(path.split("/", -1)));
    }
}
