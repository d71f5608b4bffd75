package io.dynamote.web;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebPropertiesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static WebProperties with(
            String namespace, Duration keepAlive, Duration interval, Duration warmUp, String... hosts) {
        return new WebProperties(namespace, "hf-token-secret", keepAlive, interval, warmUp, List.of(hosts));
    }

    @Test
    void shouldTakeUsualSettings() {
        WebProperties properties = with("dynamo-system", SECOND, SECOND, SECOND, "Portal.Example.com ");
        assertThat(properties.defaultNamespace()).isEqualTo("dynamo-system");
        assertThat(properties.hosts()).containsExactly("portal.example.com");
    }

    @Test
    void shouldNameTheSettingThatIsWrongWithItsValue() {
        assertThatThrownBy(() -> with("Not A Namespace", SECOND, SECOND, SECOND))
                .hasMessageContaining("dynamote.web.default-namespace")
                .hasMessageContaining("Not A Namespace");
        assertThatThrownBy(() -> with("ns", Duration.ZERO, SECOND, SECOND))
                .hasMessageContaining("dynamote.web.keep-alive");
        assertThatThrownBy(() -> with("ns", SECOND, Duration.ofSeconds(-1), SECOND))
                .hasMessageContaining("dynamote.web.watch-interval");
        assertThatThrownBy(() -> with("ns", SECOND, SECOND, Duration.ZERO))
                .hasMessageContaining("dynamote.web.warm-up");
        assertThatThrownBy(() -> with("ns", SECOND, SECOND, SECOND, "https://portal.example.com:443"))
                .hasMessageContaining("dynamote.web.hosts")
                .hasMessageContaining("https://portal.example.com:443");
    }
}
