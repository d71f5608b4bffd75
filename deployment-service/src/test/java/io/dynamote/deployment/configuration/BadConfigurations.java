package io.dynamote.deployment.configuration;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

/** Changes of one thing of a good request, each with the field that the refusal names and what it says. */
final class BadConfigurations {

    private BadConfigurations() {}

    /** What it is, change, field, part of the message. */
    static Stream<Arguments> all() {
        return Stream.of(
                        names(),
                        servings(),
                        options(),
                        resources(),
                        engineArguments(),
                        trtllmArguments(),
                        placements(),
                        shapes())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                bad("name missing", "'name': null", "name", "is required"),
                bad("name empty", "'name': ''", "name", "starts with a letter"),
                bad("name of 31 characters", "'name': '" + "a".repeat(31) + "'", "name", "at most 30 characters"),
                bad("name in upper case", "'name': 'Qwen'", "name", "lower-case"),
                bad("name starts with a digit", "'name': '3qwen'", "name", "starts with a letter"),
                bad("name ends with a hyphen", "'name': 'qwen-'", "name", "inner hyphens"),
                bad("name with a dot", "'name': 'qwen.chat'", "name", "lower-case"),
                bad("name with a path", "'name': '../../etc'", "name", "lower-case"),
                bad("name with a line feed", "'name': 'qwen\\n'", "name", "lower-case"),
                bad("name with HTML", "'name': '<b>x</b>'", "name", "lower-case"),
                bad("name as a number", "'name': 7", "name", "must be a string"),
                bad("name of a megabyte", "'name': '" + "a".repeat(1 << 20) + "'", "name", "at most 30 characters"),
                bad("namespace in upper case", "'namespace': 'Prod'", "namespace", "lower-case"),
                bad("namespace of 64 characters", "'namespace': '" + "n".repeat(64) + "'", "namespace", "at most 63"),
                bad(
                        "namespace and name of one character too many together",
                        "'namespace': '" + "n".repeat(53) + "'",
                        "name",
                        "together at most 62 characters"),
                bad("team with a space", "'team': 'the team'", "team", "lower-case"),
                bad("team of 64 characters", "'team': '" + "t".repeat(64) + "'", "team", "at most 63"),
                bad("model missing", "'modelId': null", "modelId", "is required"),
                bad("model not in the catalog", "'modelId': 'nobody/nothing'", "modelId", "model of the catalog"),
                bad("model as an option", "'modelId': '--help'", "modelId", "organisation/name"),
                bad("model as a path", "'modelId': '/etc/passwd'", "modelId", "organisation/name"),
                bad("model that climbs", "'modelId': 'a/..b'", "modelId", "must be"),
                bad("model with two dots", "'modelId': 'a/b..c'", "modelId", "two dots"),
                bad("model with a space", "'modelId': 'a/b c'", "modelId", "organisation/name"),
                bad("model with three parts", "'modelId': 'a/b/c'", "modelId", "organisation/name"),
                bad("served name as an option", "'servedModelName': '-x'", "servedModelName", "starts with a letter"),
                bad("served name empty", "'servedModelName': ''", "servedModelName", "starts with a letter"),
                bad("served name with quotes", "'servedModelName': 'a`b'", "servedModelName", "letters"),
                bad("secret in upper case", "'hfTokenSecret': 'HF'", "hfTokenSecret", "Secret name"),
                bad("secret with a slash", "'hfTokenSecret': 'a/b'", "hfTokenSecret", "Secret name"),
                bad("secret of 254 characters", "'hfTokenSecret': '" + "s".repeat(254) + "'", "hfTokenSecret", "253"));
    }

    private static Stream<Arguments> servings() {
        return Stream.of(
                bad("engine missing", "'engine': null", "engine", "is required"),
                bad("engine unknown", "'engine': 'llama.cpp'", "engine", "must be one of vllm, sglang, trtllm"),
                bad("engine in upper case", "'engine': 'VLLM'", "engine", "must be one of"),
                bad(
                        "engine that the model does not support",
                        "'modelId': 'microsoft/Phi-3-mini-4k-instruct', 'engine': 'trtllm'",
                        "engine",
                        "supports the model: vllm, sglang"),
                bad("mode unknown", "'mode': 'split'", "mode", "must be one of aggregated, disaggregated"),
                bad("no replicas", "'replicas': 0", "replicas", "between 1 and 1000"),
                bad("negative replicas", "'replicas': -1", "replicas", "between 1 and 1000"),
                bad("too many replicas", "'replicas': 1001", "replicas", "between 1 and 1000"),
                bad("replicas as text", "'replicas': '2'", "replicas", "must be a whole number"),
                bad("replicas with a fraction", "'replicas': 1.5", "replicas", "must be a whole number"),
                bad("replicas beyond 32 bits", "'replicas': 4294967297", "replicas", "must be a whole number"),
                bad("prefill without disaggregation", "'prefillReplicas': 1", "prefillReplicas", "left out"),
                bad("decode without disaggregation", "'decodeReplicas': 1", "decodeReplicas", "left out"),
                bad("no decode", "'mode': 'disaggregated', 'decodeReplicas': 0", "decodeReplicas", "between 1"),
                bad("router unknown", "'routerMode': 'random'", "routerMode", "must be one of none, kv, round-robin"));
    }

    private static Stream<Arguments> options() {
        return Stream.of(
                bad("context of nothing", "'contextLength': 0", "contextLength", "between 1 and"),
                bad("context above the model's", "'contextLength': 32769", "contextLength", "must be at most 32768"),
                bad("context as text", "'contextLength': '8k'", "contextLength", "must be a whole number"),
                bad("eager as text", "'enforceEager': 'yes'", "enforceEager", "must be true or false"),
                bad("prefix caching as a number", "'enablePrefixCaching': 1", "enablePrefixCaching", "true or false"),
                bad("trust as an object", "'trustRemoteCode': {}", "trustRemoteCode", "must be true or false"),
                bad("image with a space", "'image': 'a b'", "image", "registry/path:tag"),
                bad("image with a scheme", "'image': 'https://x/y:1'", "image", "registry/path:tag"),
                bad("image with an empty tag", "'image': 'x/y:'", "image", "registry/path:tag"),
                bad("image with a short digest", "'image': 'x/y@sha256:abc'", "image", "registry/path:tag"),
                bad("reason of 501 characters", "'reason': '" + "r".repeat(501) + "'", "reason", "at most 500"),
                bad("reason on two lines", "'reason': 'a\\nb'", "reason", "one line"),
                bad("reason that turns text around", "'reason': 'a\\u202eb'", "reason", "invisible"));
    }

    private static Stream<Arguments> resources() {
        return Stream.of(
                bad("no GPU", "'resources': {'gpu': 0}", "resources.gpu", "between 1 and 16"),
                bad("17 GPUs", "'resources': {'gpu': 17}", "resources.gpu", "between 1 and 16"),
                bad("GPU as text", "'resources': {'gpu': '1'}", "resources.gpu", "whole number"),
                bad("memory in GB", "'resources': {'memory': '32GB'}", "resources.memory", "such as 32Gi"),
                bad("memory as a number", "'resources': {'memory': 32}", "resources.memory", "must be a string"),
                bad("memory too small", "'resources': {'memory': '1000'}", "resources.memory", "between 1Mi and 64Ti"),
                bad("memory too large", "'resources': {'memory': '1Ei'}", "resources.memory", "between 1Mi and 64Ti"),
                bad("memory negative", "'resources': {'memory': '-1Gi'}", "resources.memory", "such as 32Gi"),
                bad("resource unknown", "'resources': {'cpu': 1}", "resources.cpu", "is not a known field"),
                bad("resources as a list", "'resources': []", "resources", "must be an object"));
    }

    private static Stream<Arguments> engineArguments() {
        String many = IntStream.range(0, 65).mapToObj(i -> "'a" + i + "': 1").collect(Collectors.joining(", "));
        return Stream.of(
                bad("argument with dashes", "'engineArgs': {'--x': 1}", "engineArgs.--x", "without leading dashes"),
                bad("argument with a space", "'engineArgs': {'x y': 1}", "engineArgs.x y", "argument name"),
                bad("argument with an equals sign", "'engineArgs': {'x=1': 1}", "engineArgs.x=1", "argument name"),
                bad("argument without a name", "'engineArgs': {'': 1}", "engineArgs.", "argument name"),
                bad("argument without a value", "'engineArgs': {'x': null}", "engineArgs.x", "must be true, false"),
                bad("argument with a line feed", "'engineArgs': {'x': 'a\\nb'}", "engineArgs.x", "one line"),
                bad("argument with a null character", "'engineArgs': {'x': 'a\\u0000'}", "engineArgs.x", "control"),
                bad("argument with half a character", "'engineArgs': {'x': '\\ud800'}", "engineArgs.x", "invisible"),
                bad(
                        "argument of 4097 characters",
                        "'engineArgs': {'x': '" + "v".repeat(4097) + "'}",
                        "engineArgs.x",
                        "at most 4096"),
                bad("argument beyond 64 bits", "'engineArgs': {'x': 9223372036854775808}", "engineArgs.x", "64 bits"),
                bad("argument beyond 30 digits", "'engineArgs': {'x': 1e99}", "engineArgs.x", "30 digits"),
                bad("argument with an empty list", "'engineArgs': {'x': []}", "engineArgs.x", "1 to 256 items"),
                bad("list with an option", "'engineArgs': {'x': ['--y']}", "engineArgs.x", "start with a hyphen"),
                bad(
                        "argument in two spellings",
                        "'engineArgs': {'max-len': 1, 'max_len': 2}",
                        "engineArgs",
                        "given once"),
                bad("65 arguments", "'engineArgs': {" + many + "}", "engineArgs", "at most 64"),
                bad("arguments as text", "'engineArgs': '--x 1'", "engineArgs", "must be an object"),
                bad("model as argument", "'engineArgs': {'model': 'a/b'}", "engineArgs.model", "field modelId"),
                bad(
                        "served name as argument",
                        "'engineArgs': {'served_model_name': 'x'}",
                        "engineArgs.served_model_name",
                        "field servedModelName"),
                bad(
                        "mode as argument",
                        "'engineArgs': {'disaggregation-mode': 'x'}",
                        "engineArgs.disaggregation-mode",
                        "field mode"),
                bad(
                        "trust as argument",
                        "'engineArgs': {'trust-remote-code': true}",
                        "engineArgs.trust-remote-code",
                        "field trustRemoteCode"));
    }

    private static Stream<Arguments> trtllmArguments() {
        return Stream.of(
                bad(
                        "trust as dotted argument",
                        "'engine': 'trtllm', 'engineArgs': {'trtllm.trust_remote_code': true}",
                        "engineArgs.trtllm.trust_remote_code",
                        "field trustRemoteCode"),
                bad(
                        "trust inside the override document",
                        "'engine': 'trtllm', 'engineArgs': {'override-engine-args': {'trust_remote_code': true}}",
                        "engineArgs.override-engine-args.trust_remote_code",
                        "field trustRemoteCode"),
                bad(
                        "override document as text",
                        "'engine': 'trtllm', 'engineArgs': {'override-engine-args': '{}'}",
                        "engineArgs.override-engine-args",
                        "must be an object"));
    }

    private static Stream<Arguments> placements() {
        String many = IntStream.range(0, 21).mapToObj(i -> "'a" + i + "': 'x'").collect(Collectors.joining(", "));
        String tolerations =
                IntStream.range(0, 21).mapToObj(_ -> "{'operator': 'Exists'}").collect(Collectors.joining(", "));
        return Stream.of(
                bad("selector key with a space", "'nodeSelector': {'a b': 'x'}", "nodeSelector.a b", "label key"),
                bad("selector value with a space", "'nodeSelector': {'a': 'b c'}", "nodeSelector.a", "label value"),
                bad("selector value of 64", "'nodeSelector': {'a': '" + "v".repeat(64) + "'}", "nodeSelector.a", "63"),
                bad("selector value as a boolean", "'nodeSelector': {'a': true}", "nodeSelector.a", "must be a string"),
                bad("21 selector labels", "'nodeSelector': {" + many + "}", "nodeSelector", "at most 20"),
                bad("toleration as text", "'tolerations': ['all']", "tolerations[0]", "must be an object"),
                bad("21 tolerations", "'tolerations': [" + tolerations + "]", "tolerations", "at most 20"),
                bad(
                        "toleration operator",
                        "'tolerations': [{'key': 'a', 'operator': 'Has'}]",
                        "tolerations[0].operator",
                        "must be one of Exists, Equal"),
                bad(
                        "toleration effect",
                        "'tolerations': [{'key': 'a', 'effect': 'No'}]",
                        "tolerations[0].effect",
                        "must be one of NoSchedule, PreferNoSchedule, NoExecute"),
                bad("toleration of nothing", "'tolerations': [{}]", "tolerations[0].operator", "must be Exists"),
                bad("toleration key", "'tolerations': [{'key': 'a b'}]", "tolerations[0].key", "label key"),
                bad(
                        "toleration value that exists",
                        "'tolerations': [{'key': 'a', 'operator': 'Exists', 'value': 'b'}]",
                        "tolerations[0].value",
                        "left out"),
                bad(
                        "toleration value",
                        "'tolerations': [{'key': 'a', 'value': '<b>'}]",
                        "tolerations[0].value",
                        "label value"),
                bad(
                        "toleration seconds",
                        "'tolerations': [{'key': 'a', 'tolerationSeconds': 1}]",
                        "tolerations[0].tolerationSeconds",
                        "unless the effect is NoExecute"),
                bad("toleration field", "'tolerations': [{'key': 'a', 'x': 1}]", "tolerations[0].x", "known field"));
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                bad("unknown field", "'replica': 2", "replica", "is not a known field"),
                bad("known field in another case", "'Replicas': 2", "Replicas", "is not a known field"));
    }

    private static Arguments bad(String what, String change, String field, String expectation) {
        return Arguments.of(what, change, field, expectation);
    }
}
