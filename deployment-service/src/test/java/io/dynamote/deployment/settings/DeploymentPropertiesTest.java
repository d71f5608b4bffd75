package io.dynamote.deployment.settings;

import java.time.Duration;
import java.util.stream.Stream;

import io.dynamote.deployment.configuration.ConfigurationDefaults;
import io.dynamote.deployment.manifest.ManifestDefaults;
import io.dynamote.deployment.verdict.Deadlines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DeploymentPropertiesTest {

    private static final DeploymentProperties DEFAULTS = new DeploymentProperties(
            "dynamo-system",
            "default",
            "hf-token-secret",
            "nvcr.io/nvidia/ai-dynamo",
            "1.5.0",
            Duration.ofSeconds(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(45));

    @Test
    void shouldHaveTheDefaultsOfTheCore() {
        assertThat(DEFAULTS.configurationDefaults()).isEqualTo(ConfigurationDefaults.STANDARD);
        assertThat(DEFAULTS.manifestDefaults()).isEqualTo(ManifestDefaults.STANDARD);
        assertThat(DEFAULTS.deadlines()).isEqualTo(Deadlines.STANDARD);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("Not_A_Namespace", "default", "1.5.0", Duration.ofSeconds(2), Duration.ofMinutes(5)),
                Arguments.of("models", "Team A", "1.5.0", Duration.ofSeconds(2), Duration.ofMinutes(5)),
                Arguments.of("models", "default", "latest", Duration.ofSeconds(2), Duration.ofMinutes(5)),
                Arguments.of("models", "default", "1.5.0", Duration.ofSeconds(11), Duration.ofMinutes(5)),
                Arguments.of("models", "default", "1.5.0", Duration.ofSeconds(-1), Duration.ofMinutes(5)),
                Arguments.of("models", "default", "1.5.0", Duration.ofSeconds(2), Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldRefuseWhatCannotWork(
            String namespace, String team, String release, Duration wait, Duration operatorDeadline) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeploymentProperties(
                        namespace,
                        team,
                        "token",
                        "registry.example/dynamo",
                        release,
                        wait,
                        operatorDeadline,
                        Duration.ofMinutes(45)))
                .withMessageContaining("must");
    }
}
