package io.dynamote.deployment.model;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values at and just over each limit. */
class ModelLimitsTest {

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("deployment name", DeploymentName::new, "a".repeat(30), "a".repeat(31)),
                limit("deployment name of one letter", DeploymentName::new, "a", ""),
                limit("deployment name start", DeploymentName::new, "a1-b", "1a-b"),
                limit("namespace", Namespace::new, "n".repeat(63), "n".repeat(64)),
                limit("namespace start", Namespace::new, "0n", "-n"),
                limit(
                        "reference",
                        DeploymentRef::parse,
                        "n".repeat(52) + "/" + "a".repeat(10),
                        "n".repeat(53) + "/" + "a".repeat(10)),
                limit("reference without a slash", DeploymentRef::parse, "n/a", "na"),
                limit("team", TeamName::new, "t".repeat(63), "t".repeat(64)),
                limit("model id", ModelId::new, "o".repeat(96) + "/" + "m".repeat(96), "o".repeat(97) + "/m"),
                limit("model name", ModelId::new, "gpt2", "gpt2."),
                limit("served model name", ServedModelName::new, "a".repeat(200), "a".repeat(201)),
                limit("secret", SecretName::new, "s".repeat(253), "s".repeat(254)),
                limit("memory lower", MemoryQuantity::new, "1Mi", "1048575"),
                limit("memory upper", MemoryQuantity::new, "64Ti", "65Ti"),
                limit("memory fraction", MemoryQuantity::new, "1.5Gi", "1.5.Gi"),
                limit("image", ImageReference::new, "a/" + "b".repeat(510), "a/" + "b".repeat(511)),
                limit("image tag", ImageReference::new, "a:" + "t".repeat(128), "a:" + "t".repeat(129)),
                limit("image host", ImageReference::new, "Registry.example:5000/a", "Registry.example:5000/A"),
                limit(
                        "engine argument name",
                        n -> new EngineArgument(n, new ArgumentValue.Flag(true)),
                        "a.b-c_d",
                        "a..b"),
                limit("engine argument text", ArgumentValue.Text::new, "x".repeat(4096), "x".repeat(4097)),
                limit("text of one line", ArgumentValue.Text::new, "a\u200db", "a\u202eb"),
                limit("engine argument document", ArgumentValue.Json::new, "[1]", "[1"),
                limit("label key", k -> new NodeSelector(Map.of(k, "v")), "p/" + "k".repeat(63), "p/" + "k".repeat(64)),
                limit(
                        "label prefix",
                        k -> new NodeSelector(Map.of(k, "v")),
                        "p".repeat(253) + "/k",
                        "p".repeat(254) + "/k"),
                limit("label value", v -> new NodeSelector(Map.of("k", v)), "v".repeat(63), "v".repeat(64)));
    }

    private static Arguments limit(String what, Function<String, ?> type, String at, String over) {
        return Arguments.of(what, type, at, over);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void shouldAcceptAtTheLimitAndRefuseOverIt(String what, Function<String, ?> type, String at, String over) {
        assertThat(type.apply(at)).isNotNull();
        assertThatThrownBy(() -> type.apply(over))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("must")
                .hasMessageContaining(", not: ");
    }

    @Test
    void shouldShowRefusedValuesShortAndWithoutControlCharacters() {
        assertThatThrownBy(() -> new TeamName("\u001b[31m" + "x".repeat(1_000_000)))
                .isInstanceOfSatisfying(InvalidValueException.class, e -> {
                    assertThat(e.getMessage())
                            .hasSizeLessThan(300)
                            .contains("\\u001b[31mxxx")
                            .endsWith("…");
                    assertThat(e.what()).isEqualTo("team");
                    assertThat(e.expectation()).startsWith("must be a team name");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "1048576, 1048576",
        "1Mi, 1048576",
        "1.5Gi, 1610612736",
        "32G, 32000000000",
        "2000k, 2000000",
        "0.000953675T, 953675000",
    })
    void shouldCountBytes(String quantity, long bytes) {
        assertThat(new MemoryQuantity(quantity).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "x/y:1.4.0, true",
        "x/y:v1.4.0, true",
        "x/y:1.4.0-cuda13, true",
        "x:5000/y:1.4.0, true",
        "x/y:my-tag, false",
        "x/y:latest, false",
        "x/y:1.4, false",
        "x/y:01.4.0, false",
        "x/y, false",
        "x:5000/y, false",
        "x/y@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, false",
    })
    void shouldKnowWhichTagsNameARelease(String image, boolean release) {
        assertThat(new ImageReference(image).hasSemanticVersionTag()).isEqualTo(release);
    }

    @Test
    void shouldPreferV1Beta1OnlyWhereItIsStored() {
        var both = EnumSet.allOf(ApiVersion.class);
        assertThat(ApiVersion.preferred(both, ApiVersion.V1BETA1)).contains(ApiVersion.V1BETA1);
        assertThat(ApiVersion.preferred(both, ApiVersion.V1ALPHA1)).contains(ApiVersion.V1ALPHA1);
        assertThat(ApiVersion.preferred(both, null)).contains(ApiVersion.V1ALPHA1);
        assertThat(ApiVersion.preferred(EnumSet.of(ApiVersion.V1BETA1), null)).contains(ApiVersion.V1BETA1);
        assertThat(ApiVersion.preferred(EnumSet.noneOf(ApiVersion.class), null)).isEmpty();
        assertThat(ApiVersion.byId("nvidia.com/v1beta1")).contains(ApiVersion.V1BETA1);
        assertThat(ApiVersion.byId("v1")).isEmpty();
    }

    @Test
    void shouldNotBeChangedThroughWhatItWasMadeFrom() {
        Map<String, String> labels = new HashMap<>(Map.of("a", "b"));
        NodeSelector selector = new NodeSelector(labels);
        labels.put("c", "d");
        assertThat(selector.labels()).isEqualTo(Map.of("a", "b"));
        assertThatThrownBy(() -> selector.labels().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }
}
