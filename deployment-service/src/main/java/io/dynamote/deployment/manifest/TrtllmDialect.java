package io.dynamote.deployment.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.RouterMode;

/**
 * Arguments of {@code dynamo.trtllm}. What it has no flag for goes into one {@code --override-engine-args} document, so
 * that no ConfigMap is needed. The dotted {@code --trtllm.*} flags are not written: they exclude the document, and they
 * cannot say null (ADR 0021).
 */
record TrtllmDialect() implements EngineDialect {

    private static final ArgumentNames NAMES = new ArgumentNames(
            ArgumentNames.Negation.PREFIX,
            Map.of("model-path", "model", "publish-events-and-metrics", "publish-kv-events"));

    @Override
    public String module() {
        return "dynamo.trtllm";
    }

    @Override
    public String workingDirectory() {
        return "/workspace/";
    }

    @Override
    public ArgumentNames names() {
        return NAMES;
    }

    @Override
    public List<EngineArgument> generated(DeploymentConfiguration configuration, Role role) {
        return new Arguments()
                .text("model", configuration.model().value())
                .text("served-model-name", configuration.servedModelName().value())
                .disaggregation(role)
                .flagIf(configuration.routerMode() == RouterMode.KV && role != Role.DECODE, "publish-kv-events")
                .tensorParallel(configuration)
                .contextLength("max-seq-len", configuration)
                .list();
    }

    @Override
    public List<String> words(DeploymentConfiguration configuration, Role role, Collection<String> warnings) {
        EngineOverrides overrides = new EngineOverrides(engineOptions(configuration, role), warnings);
        List<EngineArgument> flags = new ArrayList<>();
        for (EngineArgument own : configuration.engineArguments().arguments()) {
            if (!overrides.absorb(own)) {
                flags.add(own);
            }
        }
        overrides.keepMemoryFraction(flags);
        List<EngineArgument> generated = generated(configuration, role).stream()
                .filter(argument -> !overrides.replaces(argument))
                .toList();
        CommandLine line = new CommandLine(NAMES);
        List<EngineArgument> merged = new ArrayList<>(line.merge(generated, flags, warnings));
        merged.add(new EngineArgument(EngineOverrides.ARGUMENT, new ArgumentValue.Json(overrides.json())));
        return line.words(merged);
    }

    /** Chunked prefill is on as in the official engine files: without it a prompt must fit into one batch of tokens. */
    private static ObjectNode engineOptions(DeploymentConfiguration configuration, Role role) {
        ObjectNode options = EngineOverrides.empty();
        options.put("enable_chunked_prefill", true);
        if (role != Role.WORKER) {
            options.put("disable_overlap_scheduler", role == Role.PREFILL);
            options.putObject("cache_transceiver_config").put("backend", "DEFAULT");
        }
        if (configuration.trustRemoteCode()) {
            options.put("trust_remote_code", true);
        }
        if (configuration.enforceEager()) {
            options.putNull("cuda_graph_config");
        }
        if (!configuration.prefixCaching()) {
            options.putObject("kv_cache_config").put("enable_block_reuse", false);
        }
        return options;
    }
}
