package io.dynamote.deployment.api;

import java.time.Duration;
import java.util.List;

import io.dynamote.deployment.cluster.ClusterProperties;
import io.dynamote.deployment.cluster.FrontendAddresses;
import io.dynamote.deployment.store.Rows;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccessInstructionsTest {

    private static final String QUESTION = "/v1/chat/completions -H 'Content-Type: application/json'"
            + " -d '{\"model\": \"Qwen/Qwen3-0.6B\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}],"
            + " \"max_tokens\": 64}'";

    @Test
    void shouldForwardAPortOfARealCluster() {
        AccessView access = instructions(false).of(Rows.accepted("chat"));

        assertThat(access.portForward()).isEqualTo("kubectl -n dynamo-system port-forward svc/chat-frontend 8000:8000");
        assertThat(access.curl()).isEqualTo("curl -sS http://localhost:8000" + QUESTION);
        assertThat(access.models()).isEqualTo("curl -sS http://localhost:8000/v1/models");
        assertThat(access.note()).isNull();
    }

    @Test
    void shouldGoThroughTheApiServerOfASimulatedCluster() {
        String proxy = "http://127.0.0.1:1234/api/v1/namespaces/dynamo-system/services/chat-frontend:8000/proxy";

        AccessView access = instructions(true).of(Rows.accepted("chat"));

        assertThat(access.portForward()).isNull();
        assertThat(access.baseUrl()).isEqualTo(proxy);
        assertThat(access.curl()).isEqualTo("curl -sS " + proxy + QUESTION);
        assertThat(access.model()).isEqualTo("Qwen/Qwen3-0.6B");
        assertThat(access.note()).contains("simulated");
    }

    private static AccessInstructions instructions(boolean simulated) {
        ClusterProperties properties =
                new ClusterProperties(null, null, null, simulated, List.of(), Duration.ofSeconds(2));
        return new AccessInstructions(properties, FrontendAddresses.outside("http://127.0.0.1:1234"));
    }
}
