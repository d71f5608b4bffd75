package io.dynamote.deployment.configuration;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ArgumentJson;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Serving;
import io.dynamote.deployment.model.Toleration;

/** Writes a configuration as the JSON that a request may hold: for revisions, and to start a change from. */
public final class ConfigurationJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConfigurationJson() {}

    /** Every field in a fixed order; what is not chosen is null, replicas of the other mode are left out. */
    public static ObjectNode write(DeploymentConfiguration configuration) {
        ObjectNode json = NODES.objectNode();
        json.put("name", configuration.ref().name().value());
        json.put("namespace", configuration.ref().namespace().value());
        json.put("team", configuration.team().value());
        json.put("modelId", configuration.model().value());
        json.put("engine", configuration.engine().id());
        json.put("mode", configuration.serving().mode());
        switch (configuration.serving()) {
            case Serving.Aggregated(var replicas) -> json.put("replicas", replicas.value());
            case Serving.Disaggregated(var prefill, var decode) -> {
                json.put("prefillReplicas", prefill.value());
                json.put("decodeReplicas", decode.value());
            }
        }
        json.put("servedModelName", configuration.servedModelName().value());
        json.put("routerMode", configuration.routerMode().id());
        json.put("hfTokenSecret", configuration.tokenSecret().value());
        var contextLength = configuration.contextLength();
        json.put("contextLength", contextLength == null ? null : contextLength.tokens());
        json.put("enforceEager", configuration.enforceEager());
        json.put("enablePrefixCaching", configuration.prefixCaching());
        json.put("trustRemoteCode", configuration.trustRemoteCode());
        json.putObject("resources")
                .put("gpu", configuration.resources().gpus().value())
                .put("memory", configuration.resources().memory().text());
        ObjectNode arguments = json.putObject("engineArgs");
        configuration.engineArguments().arguments().forEach(a -> arguments.set(a.name(), ArgumentJson.of(a.value())));
        var image = configuration.image();
        json.put("image", image == null ? null : image.text());
        ObjectNode selector = json.putObject("nodeSelector");
        configuration.nodeSelector().labels().forEach(selector::put);
        ArrayNode tolerations = json.putArray("tolerations");
        configuration.tolerations().forEach(t -> tolerations.add(toleration(t)));
        return json;
    }

    private static ObjectNode toleration(Toleration toleration) {
        ObjectNode json = NODES.objectNode();
        json.put("key", toleration.key());
        json.put("operator", toleration.operator().word());
        json.put("value", toleration.value());
        var effect = toleration.effect();
        json.put("effect", effect == null ? null : effect.word());
        json.put("tolerationSeconds", toleration.seconds());
        return json;
    }
}
