package io.dynamote.deployment.configuration;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.model.ContextLength;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.DeploymentName;
import io.dynamote.deployment.model.DeploymentRef;
import io.dynamote.deployment.model.Engine;
import io.dynamote.deployment.model.GpuCount;
import io.dynamote.deployment.model.ImageReference;
import io.dynamote.deployment.model.MemoryQuantity;
import io.dynamote.deployment.model.ModelId;
import io.dynamote.deployment.model.Namespace;
import io.dynamote.deployment.model.Resources;
import io.dynamote.deployment.model.RouterMode;
import io.dynamote.deployment.model.SecretName;
import io.dynamote.deployment.model.ServedModelName;
import io.dynamote.deployment.model.TeamName;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.FieldErrors;
import io.dynamote.runtime.input.ObjectReader;
import io.dynamote.runtime.problem.InvalidInputException;

/** Reads a deployment configuration. One pass finds every fault; nothing that it returns can be refused later here. */
public final class ConfigurationReader {

    private static final Resources STANDARD_RESOURCES = new Resources(new GpuCount(1), new MemoryQuantity("32Gi"));
    private static final int LONGEST_REASON = 500;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\u200c\u200d]]");

    private final ConfigurationDefaults defaults;
    private final Function<ModelId, Optional<ModelFacts>> catalog;

    /** @param catalog facts of the models that may be deployed */
    public ConfigurationReader(ConfigurationDefaults defaults, Function<ModelId, Optional<ModelFacts>> catalog) {
        this.defaults = defaults;
        this.catalog = catalog;
    }

    /** Reads what {@link ConfigurationJson#write} wrote, without asking whether the catalog still has the model. */
    public static DeploymentConfiguration readStored(JsonNode stored) {
        return new ConfigurationReader(ConfigurationDefaults.STANDARD, _ -> Optional.of(ModelFacts.UNRESTRICTED))
                .read(stored)
                .configuration();
    }

    /**
     * Reads a request.
     *
     * @throws InvalidInputException naming every field at fault, what was given and what was expected
     */
    public DeploymentRequest read(JsonNode body) {
        FieldErrors errors = new FieldErrors();
        ObjectReader in = ObjectReader.of(body, errors);

        Field<DeploymentName> name = in.text("name").required().as(Checked.by(DeploymentName::new));
        Field<Namespace> namespace =
                in.text("namespace").as(Checked.by(Namespace::new)).orElse(defaults.namespace());
        Field<TeamName> team = in.text("team").as(Checked.by(TeamName::new)).orElse(defaults.team());
        Field<ModelId> model = in.text("modelId").required().as(Checked.by(ModelId::new));
        Field<Engine> engine = in.text("engine").required().as(ConfigurationReader::engine);
        ServingReader serving = new ServingReader(in);
        Field<ServedModelName> servedModelName = in.text("servedModelName").as(Checked.by(ServedModelName::new));
        Field<RouterMode> routerMode =
                in.text("routerMode").as(ConfigurationReader::routerMode).orElse(RouterMode.NONE);
        Field<SecretName> tokenSecret =
                in.text("hfTokenSecret").as(Checked.by(SecretName::new)).orElse(defaults.tokenSecret());
        Field<ContextLength> contextLength = in.integer("contextLength").as(Checked.by(ContextLength::new));
        Field<Boolean> enforceEager = in.bool("enforceEager").orElse(false);
        Field<Boolean> prefixCaching = in.bool("enablePrefixCaching").orElse(true);
        Field<Boolean> trustRemoteCode = in.bool("trustRemoteCode").orElse(false);
        Field<Optional<Resources>> resources =
                in.object("resources", ConfigurationReader::resources).orElse(Optional.of(STANDARD_RESOURCES));
        EngineArgumentsReader arguments = new EngineArgumentsReader(in);
        Field<ImageReference> image = in.text("image").as(Checked.by(ImageReference::new));
        PlacementReader placement = new PlacementReader(in);
        Field<String> reason = in.text("reason").as(ConfigurationReader::reason);
        in.refuseOthers();

        Field<DeploymentRef> ref =
                name.as(Checked.by(n -> new DeploymentRef(namespace.optional().orElse(defaults.namespace()), n)));
        checkModel(in, model, engine, contextLength);
        arguments.check(engine.optional());
        errors.throwIfAny();

        DeploymentConfiguration configuration = new DeploymentConfiguration(
                ref.value(),
                team.value(),
                model.value(),
                engine.value(),
                serving.value(),
                servedModelName.optional().orElseGet(() -> ServedModelName.of(model.value())),
                routerMode.value(),
                tokenSecret.value(),
                contextLength.orNull(),
                enforceEager.value(),
                prefixCaching.value(),
                trustRemoteCode.value(),
                resources.value().orElse(STANDARD_RESOURCES),
                arguments.value(),
                image.orNull(),
                placement.nodeSelector(),
                placement.tolerations());
        return new DeploymentRequest(configuration, reason.orNull());
    }

    private void checkModel(
            ObjectReader in, Field<ModelId> model, Field<Engine> engine, Field<ContextLength> contextLength) {
        if (model.optional().isEmpty()) {
            return;
        }
        Optional<ModelFacts> found = catalog.apply(model.value());
        if (found.isEmpty()) {
            in.fault("modelId", model.value().value(), "must be a model of the catalog");
            return;
        }
        ModelFacts facts = found.get();
        engine.optional()
                .filter(e -> !facts.engines().contains(e))
                .ifPresent(e ->
                        in.fault("engine", e.id(), "must be an engine that supports the model: " + engines(facts)));
        int most = facts.contextLength().tokens();
        contextLength
                .optional()
                .filter(c -> c.tokens() > most)
                .ifPresent(c -> in.fault(
                        "contextLength", c.tokens(), "must be at most " + most + ", the context length of the model"));
    }

    private static String engines(ModelFacts facts) {
        return facts.engines().stream().sorted().map(Engine::id).collect(Collectors.joining(", "));
    }

    private static Engine engine(String id) {
        return Engine.byId(id)
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(Engine.values()).map(Engine::id).collect(Collectors.joining(", "))));
    }

    private static RouterMode routerMode(String id) {
        return RouterMode.byId(id)
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(RouterMode.values()).map(RouterMode::id).collect(Collectors.joining(", "))));
    }

    private static Optional<Resources> resources(ObjectReader in) {
        Field<GpuCount> gpus = in.integer("gpu").as(Checked.by(GpuCount::new)).orElse(STANDARD_RESOURCES.gpus());
        Field<MemoryQuantity> memory =
                in.text("memory").as(Checked.by(MemoryQuantity::new)).orElse(STANDARD_RESOURCES.memory());
        in.refuseOthers();
        return gpus.optional().flatMap(g -> memory.optional().map(m -> new Resources(g, m)));
    }

    private static String reason(String text) {
        if (text.length() > LONGEST_REASON || INVISIBLE.matcher(text).find()) {
            throw new IllegalArgumentException("must be one line of at most " + LONGEST_REASON
                    + " characters, without control or invisible characters");
        }
        return text;
    }
}
