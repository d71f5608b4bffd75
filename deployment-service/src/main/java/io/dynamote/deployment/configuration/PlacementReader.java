package io.dynamote.deployment.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.dynamote.deployment.model.DeploymentConfiguration;
import io.dynamote.deployment.model.InvalidValueException;
import io.dynamote.deployment.model.NodeSelector;
import io.dynamote.deployment.model.Toleration;
import io.dynamote.runtime.input.Field;
import io.dynamote.runtime.input.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The fields {@code nodeSelector} and {@code tolerations}. */
final class PlacementReader {

    private static final String SELECTOR = "nodeSelector";
    private static final String TOLERATIONS = "tolerations";

    private final ObjectReader in;
    private final Field<NodeSelector> nodeSelector;
    private final Field<List<Toleration>> tolerations;

    PlacementReader(ObjectReader in) {
        this.in = in;
        this.nodeSelector = in.entries(SELECTOR, this::label)
                .as(Checked.by((Map<String, String> labels) -> new NodeSelector(labels)))
                .orElse(NodeSelector.ANY);
        this.tolerations = in.objects(TOLERATIONS, PlacementReader::toleration)
                .as(PlacementReader::present)
                .orElse(List.of());
    }

    NodeSelector nodeSelector() {
        return nodeSelector.value();
    }

    List<Toleration> tolerations() {
        return tolerations.value();
    }

    private @Nullable String label(String path, JsonNode node) {
        if (!node.isTextual()) {
            in.errors().add(path, ObjectReader.shown(node), "must be a string");
            return null;
        }
        try {
            String key = path.substring(SELECTOR.length() + 1);
            return new NodeSelector(Map.of(key, node.textValue())).labels().get(key);
        } catch (InvalidValueException e) {
            in.errors().add(path, node.textValue(), e.expectation());
            return null;
        }
    }

    private static List<Toleration> present(List<Optional<Toleration>> read) {
        if (read.size() > DeploymentConfiguration.MOST_TOLERATIONS) {
            throw new IllegalArgumentException("must be at most " + DeploymentConfiguration.MOST_TOLERATIONS);
        }
        return read.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Toleration> toleration(ObjectReader in) {
        Field<String> key = in.text("key");
        Field<Toleration.Operator> operator = in.text("operator")
                .as(word(Toleration.Operator.values(), Toleration.Operator::word))
                .orElse(Toleration.Operator.EQUAL);
        Field<String> value = in.text("value");
        Field<Toleration.Effect> effect =
                in.text("effect").as(word(Toleration.Effect.values(), Toleration.Effect::word));
        Field<Long> seconds = in.longInteger("tolerationSeconds");
        in.refuseOthers();
        if (operator.optional().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Toleration(key.orNull(), operator.value(), value.orNull(), effect.orNull(), seconds.orNull()));
        } catch (InvalidValueException e) {
            in.fault(e.what().substring(Toleration.WHAT.length()), e.shownValue(), e.expectation());
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Function<String, E> word(E[] values, Function<E, String> word) {
        return text -> Arrays.stream(values)
                .filter(v -> word.apply(v).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.stream(values).map(word).collect(Collectors.joining(", "))));
    }
}
