package io.dynamote.deployment.manifest;

import java.util.List;
import java.util.Map;

import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.EngineArgument;
import io.dynamote.deployment.model.RouterMode;

/** Arguments of {@code dynamo.sglang}. */
record SglangDialect() implements EngineDialect {

    private static final String KV_EVENTS =
            "{\"publisher\":\"zmq\",\"topic\":\"kv-events\",\"endpoint\":\"tcp://*:5557\"}";
    private static final int PAGE_SIZE = 16;
    /** The page size of the only official form of this combination, a launch script. */
    private static final int PAGE_SIZE_DISAGGREGATED_KV = 64;

    private static final int BOOTSTRAP_PORT = 12345;
    private static final ArgumentNames NAMES = new ArgumentNames(
            ArgumentNames.Negation.OMISSION,
            Map.of("tp-size", "tp", "tensor-parallel-size", "tp", "model", "model-path"));

    @Override
    public String module() {
        return "dynamo.sglang";
    }

    @Override
    public String workingDirectory() {
        return "/workspace/examples/backends/sglang";
    }

    @Override
    public ArgumentNames names() {
        return NAMES;
    }

    @Override
    public List<EngineArgument> generated(DeploymentConfiguration configuration, Role role) {
        boolean kv = configuration.routerMode() == RouterMode.KV;
        Arguments arguments = new Arguments()
                .text("model-path", configuration.model().value())
                .text("served-model-name", configuration.servedModelName().value())
                .number("page-size", kv && role != Role.WORKER ? PAGE_SIZE_DISAGGREGATED_KV : PAGE_SIZE)
                .number("tp", configuration.resources().gpus().value())
                .flagIf(configuration.trustRemoteCode(), "trust-remote-code")
                .flag("skip-tokenizer-init")
                .disaggregation(role);
        if (role != Role.WORKER) {
            arguments
                    .text("disaggregation-transfer-backend", "nixl")
                    .number("disaggregation-bootstrap-port", BOOTSTRAP_PORT)
                    .text("host", "0.0.0.0");
        }
        if (kv) {
            arguments.json("kv-events-config", KV_EVENTS);
        }
        return arguments
                .contextLength("context-length", configuration)
                .flagIf(configuration.enforceEager(), "disable-cuda-graph")
                .flagIf(!configuration.prefixCaching(), "disable-radix-cache")
                .list();
    }
}
