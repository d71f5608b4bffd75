package io.dynamote.deployment.cluster;

import io.dynamote.deployment.model.Namespace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrontendAddressTest {

    private static final Namespace NAMESPACE = new Namespace("dynamo-system");

    @Test
    void shouldUseTheClustersOwnNamesInside() {
        assertThat(new FrontendAddress(true, "https://10.96.0.1").of(NAMESPACE, "chat-frontend"))
                .isEqualTo("http://chat-frontend.dynamo-system.svc:8000");
    }

    @Test
    void shouldGoThroughTheApiServerOutside() {
        String expected = "https://10.0.0.1:6443/api/v1/namespaces/dynamo-system/services/chat-frontend:8000/proxy";

        assertThat(new FrontendAddress(false, "https://10.0.0.1:6443/").of(NAMESPACE, "chat-frontend"))
                .isEqualTo(expected);
        assertThat(new FrontendAddress(false, "https://10.0.0.1:6443").of(NAMESPACE, "chat-frontend"))
                .isEqualTo(expected);
    }
}
