package io.dynamote.deployment.configuration;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.EngineArguments;
import io.dynamote.deployment.model.NodeSelector;
import io.dynamote.deployment.model.ReplicaCount;
import io.dynamote.deployment.model.RouterMode;
import io.dynamote.deployment.model.Serving;
import io.dynamote.deployment.model.Toleration;
import io.dynamote.runtime.input.JsonBody;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ConfigurationReaderTest {

    private static final ModelFacts FACTS =
            new ModelFacts(Set.of(Engine.VLLM, Engine.TRTLLM), new ContextLength(32768));

    @Test
    void shouldFillInTheDefaults() {
        DeploymentConfiguration read = read("").configuration();
        assertThat(read.ref()).isEqualTo(DeploymentRef.of("dynamo-system", "qwen3-chat"));
        assertThat(read.team().value()).isEqualTo("default");
        assertThat(read.serving()).isEqualTo(new Serving.Aggregated(new ReplicaCount(1)));
        assertThat(read.servedModelName().value()).isEqualTo("Qwen/Qwen3-0.6B");
        assertThat(read.routerMode()).isEqualTo(RouterMode.NONE);
        assertThat(read.tokenSecret().value()).isEqualTo("hf-token-secret");
        assertThat(read.contextLength()).isNull();
        assertThat(read.enforceEager()).isFalse();
        assertThat(read.prefixCaching()).isTrue();
        assertThat(read.trustRemoteCode()).isFalse();
        assertThat(read.resources().gpus().value()).isEqualTo(1);
        assertThat(read.resources().memory().text()).isEqualTo("32Gi");
        assertThat(read.engineArguments()).isEqualTo(EngineArguments.NONE);
        assertThat(read.image()).isNull();
        assertThat(read.nodeSelector()).isEqualTo(NodeSelector.ANY);
        assertThat(read.tolerations()).isEmpty();
        assertThat(read("").reason()).isNull();
    }

    @Test
    void shouldTakeNullForWhatIsLeftOut() {
        String nulls = "\"namespace\": null, \"team\": null, \"mode\": null, \"replicas\": null, \"resources\": null,"
                + "\"prefillReplicas\": null, \"contextLength\": null, \"engineArgs\": null, \"tolerations\": null";
        assertThat(read(nulls)).isEqualTo(read(""));
    }

    @Test
    void shouldTakeReplicasForBothRolesUnlessTheyAreGiven() {
        assertThat(read("\"mode\": \"disaggregated\", \"replicas\": 3, \"decodeReplicas\": 5")
                        .configuration()
                        .serving())
                .isEqualTo(new Serving.Disaggregated(new ReplicaCount(3), new ReplicaCount(5)));
    }

    @Test
    void shouldTypeEngineArguments() {
        EngineArguments arguments = read("""
                        "engineArgs": {"flag": true, "off": false, "int": 9223372036854775807, "dec": 0.90,
                          "text": "a b", "list": [1, "x", 2.5], "mixed": [1, {"a": 2}], "object": {"b": [true]}}
                        """).configuration().engineArguments();
        assertThat(arguments.arguments())
                .extracting(EngineArgument::name, EngineArgument::value)
                .containsExactly(
                        tuple("flag", new ArgumentValue.Flag(true)),
                        tuple("off", new ArgumentValue.Flag(false)),
                        tuple("int", new ArgumentValue.WholeNumber(new BigInteger("9223372036854775807"))),
                        tuple("dec", new ArgumentValue.DecimalNumber(new BigDecimal("0.9"))),
                        tuple("text", new ArgumentValue.Text("a b")),
                        tuple(
                                "list",
                                new ArgumentValue.Several(List.of(
                                        new ArgumentValue.WholeNumber(BigInteger.ONE),
                                        new ArgumentValue.Text("x"),
                                        new ArgumentValue.DecimalNumber(new BigDecimal("2.5"))))),
                        tuple("mixed", new ArgumentValue.Json("[1,{\"a\":2}]")),
                        tuple("object", new ArgumentValue.Json("{\"b\":[true]}")));
    }

    @Test
    void shouldReadPlacement() {
        DeploymentConfiguration read = read("""
                "nodeSelector": {"nvidia.com/gpu.product": "H100", "empty": ""},
                "tolerations": [{"operator": "Exists"}, {"key": "a", "value": "b", "effect": "NoExecute", "tolerationSeconds": 5}]
                """).configuration();
        assertThat(read.nodeSelector().labels()).isEqualTo(Map.of("nvidia.com/gpu.product", "H100", "empty", ""));
        assertThat(read.tolerations())
                .containsExactly(
                        new Toleration(null, Toleration.Operator.EXISTS, null, null, null),
                        new Toleration("a", Toleration.Operator.EQUAL, "b", Toleration.Effect.NO_EXECUTE, 5L));
    }

    @Test
    void shouldKeepTheReason() {
        assertThat(read("\"reason\": \"für die Suche 🔎\"").reason()).isEqualTo("für die Suche 🔎");
    }

    @Test
    void shouldReadStoredConfigurationsOfModelsThatWereRetired() {
        DeploymentConfiguration configuration =
                read("\"contextLength\": 4096, \"replicas\": 2").configuration();
        assertThat(ConfigurationReader.readStored(ConfigurationJson.write(configuration)))
                .isEqualTo(configuration);
    }

    private static DeploymentRequest read(String more) {
        String body = "{\"name\": \"qwen3-chat\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\""
                + (more.isEmpty() ? "" : ", " + more) + "}";
        return new ConfigurationReader(ConfigurationDefaults.STANDARD, _ -> Optional.of(FACTS))
                .read(JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)));
    }
}
