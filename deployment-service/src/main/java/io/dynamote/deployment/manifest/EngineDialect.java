package io.dynamote.deployment.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.EngineArgument;
import org.jspecify.annotations.Nullable;

/** How one engine is told what a configuration says. */
sealed interface EngineDialect permits VllmDialect, SglangDialect, TrtllmDialect {

    /** Storage on the node that the official examples request. */
    String EPHEMERAL_STORAGE = "2Gi";

    /** Python module that starts a worker. */
    String module();

    /** Where the official images keep what the engine's relative paths point to. */
    String workingDirectory();

    /** Ephemeral storage to request, as in the official examples; null for none. */
    default @Nullable String ephemeralStorage(Role role) {
        return role == Role.WORKER ? EPHEMERAL_STORAGE : null;
    }

    /** What the configuration asks for, before the person's own arguments. */
    List<EngineArgument> generated(DeploymentConfiguration configuration, Role role);

    /** Which spellings mean the same argument, and how a switch is turned off. */
    ArgumentNames names();

    /** The words after the command. */
    default List<String> words(DeploymentConfiguration configuration, Role role, Collection<String> warnings) {
        CommandLine line = new CommandLine(names());
        return line.words(line.merge(
                generated(configuration, role), configuration.engineArguments().arguments(), warnings));
    }

    static EngineDialect of(Engine engine) {
        return switch (engine) {
            case VLLM -> new VllmDialect();
            case SGLANG -> new SglangDialect();
            case TRTLLM -> new TrtllmDialect();
        };
    }

    /** Collects generated arguments in the order in which they are to appear. */
    final class Arguments {

        private final List<EngineArgument> collected = new ArrayList<>();

        Arguments text(String name, String value) {
            collected.add(new EngineArgument(name, new ArgumentValue.Text(value)));
            return this;
        }

        Arguments number(String name, long value) {
            return text(name, Long.toString(value));
        }

        Arguments json(String name, String json) {
            collected.add(new EngineArgument(name, new ArgumentValue.Json(json)));
            return this;
        }

        Arguments flag(String name) {
            collected.add(new EngineArgument(name, new ArgumentValue.Flag(true)));
            return this;
        }

        Arguments flagIf(boolean wanted, String name) {
            return wanted ? flag(name) : this;
        }

        /** The role of a worker that does half of the work; the engines call it by the same name. */
        Arguments disaggregation(Role role) {
            return role == Role.WORKER ? this : text("disaggregation-mode", role.type());
        }

        /** Engines take one card each where nothing is said. */
        Arguments tensorParallel(DeploymentConfiguration configuration) {
            int gpus = configuration.resources().gpus().value();
            return gpus > 1 ? number("tensor-parallel-size", gpus) : this;
        }

        /** The context length, if one was chosen, under the name that this engine gives it. */
        Arguments contextLength(String name, DeploymentConfiguration configuration) {
            @Nullable ContextLength chosen = configuration.contextLength();
            return chosen == null ? this : number(name, chosen.tokens());
        }

        List<EngineArgument> list() {
            return List.copyOf(collected);
        }
    }
}
