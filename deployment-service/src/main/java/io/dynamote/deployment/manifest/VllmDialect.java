package io.dynamote.deployment.manifest;

import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.RouterMode;

/** Arguments of {@code dynamo.vllm}. */
record VllmDialect() implements EngineDialect {

    private static final String KV_EVENTS =
            "{\"publisher\":\"zmq\",\"topic\":\"kv-events\",\"endpoint\":\"tcp://*:20080\",\"enable_kv_cache_events\":true}";
    private static final String KV_TRANSFER = "{\"kv_connector\":\"NixlConnector\",\"kv_role\":\"kv_both\"}";
    private static final ArgumentNames NAMES =
            new ArgumentNames(ArgumentNames.Negation.PREFIX, Map.of("tp", "tensor-parallel-size"));

    @Override
    public String module() {
        return "dynamo.vllm";
    }

    @Override
    public String workingDirectory() {
        return "/workspace/examples/backends/vllm";
    }

    @Override
    public String ephemeralStorage(Role role) {
        return EPHEMERAL_STORAGE;
    }

    @Override
    public ArgumentNames names() {
        return NAMES;
    }

    @Override
    public List<EngineArgument> generated(DeploymentConfiguration configuration, Role role) {
        Arguments arguments =
                new Arguments().text("model", configuration.model().value());
        if (!configuration
                .servedModelName()
                .value()
                .equals(configuration.model().value())) {
            arguments.text("served-model-name", configuration.servedModelName().value());
        }
        if (role != Role.WORKER) {
            arguments.disaggregation(role).json("kv-transfer-config", KV_TRANSFER);
        }
        if (configuration.routerMode() == RouterMode.KV && role != Role.DECODE) {
            arguments.json("kv-events-config", KV_EVENTS);
        }
        return arguments
                .tensorParallel(configuration)
                .contextLength("max-model-len", configuration)
                .flagIf(configuration.enforceEager(), "enforce-eager")
                .flagIf(!configuration.prefixCaching(), "no-enable-prefix-caching")
                .flagIf(configuration.trustRemoteCode(), "trust-remote-code")
                .list();
    }
}
