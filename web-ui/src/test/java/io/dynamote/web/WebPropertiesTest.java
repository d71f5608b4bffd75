package io.dynamote.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebPropertiesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldTakeUsualSettings() {
        assertThat(new WebProperties("dynamo-system", "hf-token-secret", SECOND, SECOND).defaultNamespace())
                .isEqualTo("dynamo-system");
    }

    @Test
    void shouldNameTheSettingThatIsWrongWithItsValue() {
        assertThatThrownBy(() -> new WebProperties("Not A Namespace", "s", SECOND, SECOND))
                .hasMessageContaining("dynamote.web.default-namespace")
                .hasMessageContaining("Not A Namespace");
        assertThatThrownBy(() -> new WebProperties("ns", "s", Duration.ZERO, SECOND))
                .hasMessageContaining("dynamote.web.keep-alive");
        assertThatThrownBy(() -> new WebProperties("ns", "s", SECOND, Duration.ofSeconds(-1)))
                .hasMessageContaining("dynamote.web.watch-interval");
    }
}
