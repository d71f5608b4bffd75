package io.dynamote.deployment.configuration;

import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.deployment.model.ArgumentValue;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.Serving;
import io.dynamote.deployment.model.Toleration;

/** Writes a configuration as the JSON that a request may hold: for revisions, and to start a change from. */
public final class ConfigurationJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ConfigurationJson() {}

    /** Every field in a fixed order; what is not chosen is null, replicas of the other mode are left out. */
    public static ObjectNode write(DeploymentConfiguration configuration) {
        ObjectNode json = JSON.createObjectNode();
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
        configuration.engineArguments().arguments().forEach(a -> arguments.set(a.name(), argument(a.value())));
        var image = configuration.image();
        json.put("image", image == null ? null : image.text());
        ObjectNode selector = json.putObject("nodeSelector");
        configuration.nodeSelector().labels().forEach(selector::put);
        ArrayNode tolerations = json.putArray("tolerations");
        configuration.tolerations().forEach(t -> tolerations.add(toleration(t)));
        return json;
    }

    private static ObjectNode toleration(Toleration toleration) {
        ObjectNode json = JSON.createObjectNode();
        json.put("key", toleration.key());
        json.put("operator", toleration.operator().word());
        json.put("value", toleration.value());
        var effect = toleration.effect();
        json.put("effect", effect == null ? null : effect.word());
        json.put("tolerationSeconds", toleration.seconds());
        return json;
    }

    private static JsonNode argument(ArgumentValue value) {
        JsonNodeFactory nodes = JSON.getNodeFactory();
        return switch (value) {
            case ArgumentValue.Flag(boolean on) -> nodes.booleanNode(on);
            case ArgumentValue.WholeNumber(var number) -> nodes.numberNode(number);
            case ArgumentValue.DecimalNumber(BigDecimal number) -> nodes.numberNode(number);
            case ArgumentValue.Text(String word) -> nodes.textNode(word);
            case ArgumentValue.Several(var items) -> {
                ArrayNode list = nodes.arrayNode();
                items.forEach(item -> list.add(argument(item)));
                yield list;
            }
            case ArgumentValue.Json(String json) -> parsed(json);
        };
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON argument was checked when it was made: " + json, e);
        }
    }
}
