package io.dynamote.deployment.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Engine;
import io.dynamote.runtime.input.JsonBody;
import io.dynamote.runtime.problem.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each limit through the reader, as a request meets it: the last value that is taken and the first that is not. */
class ConfigurationLimitsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ConfigurationReader READER = new ConfigurationReader(
            ConfigurationDefaults.STANDARD,
            _ -> Optional.of(new ModelFacts(Set.of(Engine.values()), new ContextLength(131_072))));

    static Stream<Arguments> limits() {
        return Stream.of(
                limit("name", 30, n -> "{'name': '" + "a".repeat(n) + "'}"),
                limit("namespace", 52, n -> "{'namespace': '" + "n".repeat(n) + "', 'name': 'abcdefghij'}"),
                limit("team", 63, n -> "{'team': '" + "t".repeat(n) + "'}"),
                limit("organisation of the model", 96, n -> "{'modelId': '" + "o".repeat(n) + "/m'}"),
                limit("name of the model", 96, n -> "{'modelId': 'o/" + "m".repeat(n) + "'}"),
                limit("served model name", 200, n -> "{'servedModelName': '" + "s".repeat(n) + "'}"),
                limit("secret", 253, n -> "{'hfTokenSecret': '" + "s".repeat(n) + "'}"),
                limit("replicas", 1000, n -> "{'replicas': " + n + "}"),
                limit("prefill replicas", 1000, n -> "{'mode': 'disaggregated', 'prefillReplicas': " + n + "}"),
                limit("decode replicas", 1000, n -> "{'mode': 'disaggregated', 'decodeReplicas': " + n + "}"),
                limit("context length of the model", 131_072, n -> "{'contextLength': " + n + "}"),
                limit("GPUs", 16, n -> "{'resources': {'gpu': " + n + "}}"),
                limit("memory", 64, n -> "{'resources': {'memory': '" + n + "Ti'}}"),
                limit("image", 512, n -> "{'image': '" + "i".repeat(n) + "'}"),
                limit("image tag", 128, n -> "{'image': 'i:" + "t".repeat(n) + "'}"),
                limit("reason", 500, n -> "{'reason': '" + "r".repeat(n) + "'}"),
                limit("engine arguments", 64, n -> "{'engineArgs': {" + fields(n) + "}}"),
                limit("argument name", 100, n -> "{'engineArgs': {'" + "a".repeat(n) + "': 1}}"),
                limit("argument text", 4096, n -> "{'engineArgs': {'a': '" + "v".repeat(n) + "'}}"),
                limit("argument list", 256, n -> "{'engineArgs': {'a': [" + ones(n) + "]}}"),
                limit("argument document", 8192, n -> "{'engineArgs': {'a': {'k': '" + "v".repeat(n - 8) + "'}}}"),
                limit(
                        "selector labels",
                        20,
                        n -> "{'nodeSelector': {" + fields(n).replace("1", "'1'") + "}}"),
                limit("selector key", 63, n -> "{'nodeSelector': {'" + "k".repeat(n) + "': 'v'}}"),
                limit("selector value", 63, n -> "{'nodeSelector': {'k': '" + "v".repeat(n) + "'}}"),
                limit("tolerations", 20, n -> "{'tolerations': [" + exists(n) + "]}"),
                limit(
                        "toleration value",
                        63,
                        n -> "{'tolerations': [{'key': 'k', 'value': '" + "v".repeat(n) + "'}]}"));
    }

    private static Arguments limit(String what, int most, IntFunction<String> change) {
        return Arguments.of(what, most, change);
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + (char) ('a' + i % 26) + "x".repeat(i / 26) + "': 1")
                .collect(Collectors.joining(", "));
    }

    private static String ones(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "1").collect(Collectors.joining(","));
    }

    private static String exists(int count) {
        return IntStream.range(0, count).mapToObj(_ -> "{'operator': 'Exists'}").collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("limits")
    void shouldTakeTheLastAndRefuseTheFirstBeyond(String what, int most, IntFunction<String> change)
            throws IOException {
        DeploymentConfiguration taken = read(change.apply(most));
        assertThat(ConfigurationReader.readStored(ConfigurationJson.write(taken)))
                .as("what is taken is stored and read again")
                .isEqualTo(taken);
        assertThatThrownBy(() -> read(change.apply(most + 1)))
                .as("%s of %d", what, most + 1)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.message()).startsWith("must")));
    }

    private static DeploymentConfiguration read(String change) throws IOException {
        ObjectNode request = (ObjectNode)
                JSON.readTree("{\"name\": \"chat\", \"modelId\": \"Qwen/Qwen3-0.6B\", \"engine\": \"vllm\"}");
        request.setAll((ObjectNode) JSON.readTree(change.replace('\'', '"')));
        return READER.read(JsonBody.parse(request.toString().getBytes(StandardCharsets.UTF_8)))
                .configuration();
    }
}
