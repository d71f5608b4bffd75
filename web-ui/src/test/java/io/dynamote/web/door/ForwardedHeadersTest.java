package io.dynamote.web.door;

import io.dynamote.web.upstream.Upstream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardedHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "keep-alive", "TE", "Transfer-Encoding", "Upgrade", "Proxy-Authorization"})
    void shouldKeepHeadersOfOneConnectionOnIt(String name) {
        assertThat(ForwardedHeaders.upwards(name)).isFalse();
        assertThat(ForwardedHeaders.downwards(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Content-Length", "Cookie", "Sec-Fetch-Site", "traceparent", "Origin"})
    void shouldNotPassOnWhatIsMeantForTheDoor(String name) {
        assertThat(ForwardedHeaders.upwards(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Content-Type", "Idempotency-Key", "If-None-Match"})
    void shouldPassOnTheRest(String name) {
        assertThat(ForwardedHeaders.upwards(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/models, CATALOG",
        "/api/models/Qwen%2FQwen3-0.6B, CATALOG",
        "/api/traffic, TELEMETRY",
        "/api/traffic/by/model, TELEMETRY",
        "/api/telemetry/requests, TELEMETRY",
        "/api/deployments/a, DEPLOYMENT",
        "/api/namespaces, DEPLOYMENT",
        "/api/cluster/status, DEPLOYMENT"
    })
    void shouldFindTheOwnerOfAPath(String path, Upstream owner) {
        assertThat(ProxyRoute.of(path)).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/models/../health, true",
        "/api/models/%2e%2E/health, true",
        "/api/models/a%2F..%2Fb, true",
        "/api/models/./a, true",
        "/api/models/a..b, false",
        "/api/models/Qwen%2FQwen3-0.6B, false"
    })
    void shouldNoticePathsThatClimb(String path, boolean climbs) {
        assertThat(ProxyRoute.climbs(path)).isEqualTo(climbs);
    }
}
