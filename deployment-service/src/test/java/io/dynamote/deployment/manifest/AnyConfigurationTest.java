package io.dynamote.deployment.manifest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dynamote.deployment.configuration.ConfigurationJson;
import io.dynamote.deployment.configuration.ConfigurationReader;
import io.dynamote.deployment.model.ApiVersion;
import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.EngineArguments;
import io.dynamote.deployment.model.GpuCount;
import io.dynamote.deployment.model.ImageReference;
import io.dynamote.deployment.model.MemoryQuantity;
import io.dynamote.deployment.model.ModelId;
import io.dynamote.deployment.model.NodeSelector;
import io.dynamote.deployment.model.ReplicaCount;
import io.dynamote.deployment.model.Resources;
import io.dynamote.deployment.model.RevisionNumber;
import io.dynamote.deployment.model.RouterMode;
import io.dynamote.deployment.model.SecretName;
import io.dynamote.deployment.model.ServedModelName;
import io.dynamote.deployment.model.Serving;
import io.dynamote.deployment.model.TeamName;
import io.dynamote.deployment.model.Toleration;
import io.dynamote.deployment.schema.PublishedCrds;
import io.dynamote.runtime.input.JsonBody;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every configuration that the types admit. */
class AnyConfigurationTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Property(tries = 100)
    @AddLifecycleHook(PublishedCrds.SkippedWithout.class)
    void shouldRenderManifestsThatTheOperatorsSchemaAccepts(
            @ForAll("configurations") DeploymentConfiguration configuration, @ForAll ApiVersion version) {
        Manifest manifest = render(configuration, ManifestTarget.current(version));
        assertThat(PublishedCrds.current().schema(version).orElseThrow().validate(manifest.tree()))
                .isEmpty();
    }

    @Property(tries = 100)
    @AddLifecycleHook(PublishedCrds.SkippedWithout.class)
    void shouldRenderForOldOperatorsToo(@ForAll("configurations") DeploymentConfiguration configuration) {
        var schema = PublishedCrds.legacy().schema(ApiVersion.V1ALPHA1).orElseThrow();
        Manifest manifest = render(configuration, ManifestTarget.of(ApiVersion.V1ALPHA1, schema::declares));
        assertThat(schema.validate(manifest.tree())).isEmpty();
    }

    @Property(tries = 100)
    void shouldWriteYamlThatReadsBackUnchanged(
            @ForAll("configurations") DeploymentConfiguration configuration, @ForAll ApiVersion version)
            throws JsonProcessingException {
        Manifest manifest = render(configuration, ManifestTarget.current(version));
        String tree = JSON.writeValueAsString(manifest.tree());
        assertThat(JSON.writeValueAsString(GoldenCase.parse(manifest.yaml()))).isEqualTo(tree);
        Object readAsYaml11 = new Yaml().load(manifest.yaml());
        assertThat(JSON.writeValueAsString(readAsYaml11))
                .as("YAML 1.1, as kubectl reads it")
                .isEqualTo(tree);
        assertThat(manifest.yaml()).doesNotContain("&id", "*id");
    }

    @Property(tries = 100)
    void shouldStoreConfigurationsWithoutLoss(@ForAll("configurations") DeploymentConfiguration configuration) {
        String stored = ConfigurationJson.write(configuration).toString();
        DeploymentConfiguration read =
                ConfigurationReader.readStored(JsonBody.parse(stored.getBytes(StandardCharsets.UTF_8)));
        assertThat(read).isEqualTo(configuration);
    }

    private static Manifest render(DeploymentConfiguration configuration, ManifestTarget target) {
        return new ManifestRenderer(ManifestDefaults.STANDARD)
                .render(new ManifestRequest(configuration, RevisionNumber.FIRST, "mira", target));
    }

    @Provide
    Arbitrary<DeploymentConfiguration> configurations() {
        Arbitrary<DeploymentRef> refs = label(30).map(n -> DeploymentRef.of("dynamo-system", "a" + n.substring(1)));
        Arbitrary<Boolean> booleans = Arbitraries.of(true, false);
        return Combinators.combine(
                        Combinators.combine(refs, label(63).map(TeamName::new), models(), Arbitraries.of(Engine.class))
                                .as(Identity::new),
                        servings(),
                        Arbitraries.of(RouterMode.class),
                        Arbitraries.integers()
                                .between(1, ContextLength.MOST)
                                .map(ContextLength::new)
                                .injectNull(0.5),
                        Combinators.combine(booleans, booleans, booleans).as(Switches::new),
                        resources(),
                        arguments(),
                        Combinators.combine(images().injectNull(0.5), selectors(), tolerations())
                                .as(Placement::new))
                .as((identity, serving, router, context, switches, resources, arguments, placement) ->
                        new DeploymentConfiguration(
                                identity.ref,
                                identity.team,
                                identity.model,
                                identity.engine,
                                serving,
                                ServedModelName.of(identity.model),
                                router,
                                new SecretName("hf-token-secret"),
                                context,
                                switches.eager,
                                switches.prefixCaching,
                                switches.trust,
                                resources,
                                arguments,
                                placement.image,
                                placement.selector,
                                placement.tolerations));
    }

    private record Identity(DeploymentRef ref, TeamName team, ModelId model, Engine engine) {}

    private record Switches(boolean eager, boolean prefixCaching, boolean trust) {}

    private record Placement(@Nullable ImageReference image, NodeSelector selector, List<Toleration> tolerations) {}

    private static Arbitrary<String> label(int longest) {
        return Arbitraries.strings()
                .withChars("abcxyz019-")
                .ofMinLength(1)
                .ofMaxLength(longest)
                .filter(s -> !s.startsWith("-") && !s.endsWith("-"));
    }

    private static Arbitrary<ModelId> models() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("abXY019_-.")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(s -> s.matches("[A-Za-z0-9].*") && !s.endsWith(".") && !s.endsWith("-") && !s.contains(".."));
        return Combinators.combine(part, part).as((org, name) -> new ModelId(org + "/" + name));
    }

    private static Arbitrary<Serving> servings() {
        Arbitrary<ReplicaCount> counts = Arbitraries.integers().between(1, 1000).map(ReplicaCount::new);
        return Arbitraries.oneOf(
                counts.map(Serving.Aggregated::new),
                Combinators.combine(counts, counts).as(Serving.Disaggregated::new));
    }

    private static Arbitrary<Resources> resources() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 16).map(GpuCount::new),
                        Arbitraries.of("1Mi", "32Gi", "1.5Ti", "64G", "1048576", "2000000k")
                                .map(MemoryQuantity::new))
                .as(Resources::new);
    }

    private static Arbitrary<EngineArguments> arguments() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abcxyz-")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(s -> s.matches("[a-z]+(-[a-z]+)*"));
        return Arbitraries.maps(names, values())
                .ofMaxSize(8)
                .map(m -> new EngineArguments(m.entrySet().stream()
                        .map(e -> new EngineArgument(e.getKey(), e.getValue()))
                        .toList()));
    }

    private static Arbitrary<ArgumentValue> values() {
        Arbitrary<ArgumentValue.Scalar> texts = Arbitraries.strings()
                .all()
                .ofMaxLength(30)
                .filter(AnyConfigurationTest::isOneLine)
                .map(ArgumentValue.Text::new);
        Arbitrary<ArgumentValue.Scalar> misread = Arbitraries.of(
                        "null",
                        "~",
                        "yes",
                        "No",
                        "on",
                        "0x1F",
                        "1e3",
                        "012",
                        "1_000",
                        "12:30:45",
                        "2026-11-20",
                        "<<",
                        "=",
                        "- a",
                        "a: b",
                        "a #b",
                        "&a",
                        "*a",
                        "!a",
                        "%a",
                        "@a",
                        "`a",
                        "{a",
                        "[a",
                        "'",
                        "\"",
                        "\\",
                        "|",
                        ">",
                        "?",
                        ":",
                        "-",
                        "--x",
                        ".inf",
                        ".NaN",
                        " a ",
                        "")
                .map(ArgumentValue.Text::new);
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(ArgumentValue.Flag::new),
                Arbitraries.longs().map(l -> new ArgumentValue.WholeNumber(BigInteger.valueOf(l))),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1000.5"), new BigDecimal("1000.5"))
                        .ofScale(5)
                        .filter(d -> d.stripTrailingZeros().scale() > 0)
                        .map(ArgumentValue.DecimalNumber::new),
                texts,
                misread,
                texts.filter(t -> !t.word().startsWith("-"))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(ArgumentValue.Several::new),
                texts.map(t -> new ArgumentValue.Json(
                        JSON.createObjectNode().put("a", t.word()).putNull("b").toString())));
    }

    private static boolean isOneLine(String text) {
        try {
            return new ArgumentValue.Text(text).word().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Arbitrary<ImageReference> images() {
        return Arbitraries.of(
                        "nvcr.io/nvidia/ai-dynamo/vllm-runtime:1.4.0",
                        "registry.example.com:5000/ml/x:v1.2.3-rc.1",
                        "x/y:latest",
                        "y",
                        "a/b@sha256:" + "0".repeat(64))
                .map(ImageReference::new);
    }

    private static Arbitrary<NodeSelector> selectors() {
        return Arbitraries.maps(
                        Arbitraries.of("a", "b/c", "nvidia.com/gpu.product", "true", "1"),
                        Arbitraries.of("", "true", "no", "1.0", "1e3", "H100-80GB"))
                .ofMaxSize(4)
                .map((Map<String, String> labels) -> new NodeSelector(labels));
    }

    private static Arbitrary<List<Toleration>> tolerations() {
        return Arbitraries.of(
                        new Toleration(null, Toleration.Operator.EXISTS, null, null, null),
                        new Toleration("a", Toleration.Operator.EQUAL, "yes", Toleration.Effect.NO_SCHEDULE, null),
                        new Toleration("b/c", Toleration.Operator.EXISTS, null, Toleration.Effect.NO_EXECUTE, 60L))
                .list()
                .ofMaxSize(3);
    }
}
