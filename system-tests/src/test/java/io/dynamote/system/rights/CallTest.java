package io.dynamote.system.rights;

import java.util.Set;

import io.dynamote.system.chart.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CallTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET | /api/v1/pods?labelSelector=x | '' | pods | list
            GET | /api/v1/pods?watch=true&labelSelector=x | '' | pods | watch
            GET | /api/v1/namespaces | '' | namespaces | list
            GET | /api/v1/namespaces/a/events | '' | events | list
            GET | /api/v1/namespaces/a/pods/p:8000/proxy/metrics | '' | pods/proxy | get
            GET | /apis/nvidia.com/v1beta1/namespaces/a/dynamographdeployments/b | nvidia.com | dynamographdeployments | get
            DELETE | /apis/nvidia.com/v1beta1/namespaces/a/dynamographdeployments/b | nvidia.com | dynamographdeployments | delete
            DELETE | /apis/nvidia.com/v1beta1/namespaces/a/dynamographdeployments | nvidia.com | dynamographdeployments | deletecollection
            GET | /apis/apiextensions.k8s.io/v1/customresourcedefinitions/x.nvidia.com | apiextensions.k8s.io | customresourcedefinitions | get
            """)
    void shouldTellWhichRightACallNeeds(String method, String target, String group, String resource, String verb) {
        assertThat(new Call(method, target).needs()).containsExactly(new Permission(group, resource, verb));
    }

    @Test
    void shouldCountAnApplyAsACreationToo() {
        assertThat(new Call("PATCH", "/apis/nvidia.com/v1beta1/namespaces/a/dynamographdeployments/b?force=true")
                        .needs())
                .isEqualTo(Set.of(
                        new Permission("nvidia.com", "dynamographdeployments", "patch"),
                        new Permission("nvidia.com", "dynamographdeployments", "create")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/version", "/apis/nvidia.com"})
    void shouldNeedNothingForDiscovery(String path) {
        assertThat(new Call("GET", path).needs()).isEmpty();
    }

    @Test
    void shouldNotPassOverWhatItDoesNotUnderstand() {
        assertThatIllegalStateException().isThrownBy(() -> new Call("GET", "/elsewhere").needs());
    }
}
