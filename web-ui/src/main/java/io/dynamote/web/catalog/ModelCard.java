package io.dynamote.web.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.dynamote.web.page.Labels;
import io.dynamote.web.page.QueryString;

/**
 * A model as a card.
 *
 * @param model its facts
 * @param served running deployments that serve it
 */
public record ModelCard(Model model, List<Served> served) {

    public ModelCard {
        served = List.copyOf(served);
    }

    /** How many running deployments serve it. */
    public int serving() {
        return served.size();
    }

    /** Id of the element of a model's card. */
    public static String id(String modelId) {
        return "model:" + modelId;
    }

    public String id() {
        return id(model.id());
    }

    public String deployHref() {
        return "/deploy?model=" + QueryString.encode(model.id());
    }

    public String servingHref() {
        return "/deployments?model=" + QueryString.encode(model.id());
    }

    /** Who publishes it: the part of the id before the slash. */
    public String publisher() {
        int slash = model.id().indexOf('/');
        return slash < 0 ? "" : model.id().substring(0, slash);
    }

    public String task() {
        return Labels.task(model.task());
    }

    public String context() {
        return Labels.tokens(model.contextLength());
    }

    public List<String> engines() {
        return model.supportedEngines().stream().map(Labels::engine).toList();
    }

    /** Least GPU memory with a space before its unit. */
    public String memory() {
        return model.minGpuMemory() == null ? "unknown" : model.minGpuMemory().replaceFirst("(?<=\\d)(?=[A-Z])", " ");
    }

    public String size() {
        return Objects.toString(model.size(), "?");
    }

    public String license() {
        return Objects.toString(model.license(), "unknown");
    }

    /** Number of parameters with thin groups, or nothing. */
    public String parameters() {
        return model.parameters() == null ? "unknown" : String.format(Locale.ENGLISH, "%,d", model.parameters());
    }
}
