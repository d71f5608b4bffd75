package io.dynamote.deployment.model;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Everything that a person decides about a deployment. Two equal configurations render the same manifest.
 *
 * @param ref identity
 * @param team owner
 * @param model model to serve
 * @param engine engine of the workers
 * @param serving split of the work and replicas
 * @param servedModelName name for clients
 * @param routerMode how requests are spread
 * @param tokenSecret Secret with the key {@code HF_TOKEN}
 * @param contextLength longest context; null for the engine's own choice, which is the model's
 * @param enforceEager whether CUDA graphs are off: starts faster, serves slower
 * @param prefixCaching whether KV cache of equal prefixes is shared
 * @param trustRemoteCode whether code from the model's repository may run in the workers
 * @param resources of each worker replica
 * @param engineArguments passed to the engine, winning over what Dynamote generates
 * @param image of the workers; null for Dynamo's image of the engine
 * @param nodeSelector nodes for the workers
 * @param tolerations of the workers
 */
public record DeploymentConfiguration(
        DeploymentRef ref,
        TeamName team,
        ModelId model,
        Engine engine,
        Serving serving,
        ServedModelName servedModelName,
        RouterMode routerMode,
        SecretName tokenSecret,
        @Nullable ContextLength contextLength,
        boolean enforceEager,
        boolean prefixCaching,
        boolean trustRemoteCode,
        Resources resources,
        EngineArguments engineArguments,
        @Nullable ImageReference image,
        NodeSelector nodeSelector,
        List<Toleration> tolerations) {

    /** Most tolerations of one configuration. */
    public static final int MOST_TOLERATIONS = 20;

    public DeploymentConfiguration {
        tolerations = List.copyOf(tolerations);
        Check.that(
                tolerations.size() <= MOST_TOLERATIONS,
                "tolerations",
                "must be at most " + MOST_TOLERATIONS,
                tolerations.size() + " tolerations");
        for (EngineArgument argument : engineArguments.arguments()) {
            boolean overrides =
                    engine == Engine.TRTLLM && argument.canonicalName().equals("override-engine-args");
            Check.that(
                    !overrides || (argument.value() instanceof ArgumentValue.Json(var json) && json.startsWith("{")),
                    "override-engine-args",
                    "must be a JSON object, because Dynamote adds its own entries to it",
                    argument.value());
        }
    }
}
