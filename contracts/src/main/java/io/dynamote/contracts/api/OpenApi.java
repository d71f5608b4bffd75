package io.dynamote.contracts.api;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.schema.JsonSchemas;
import io.dynamote.contracts.schema.SourceTexts;

/** The API of one service as an OpenAPI 3.1 document. */
public final class OpenApi {

    static final String SCHEMAS = "#/components/schemas/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Outline outline;
    private final Schemas schemas;
    private final List<Route> routes;

    /**
     * The API of these controllers.
     *
     * @param service whose outline it is
     */
    public OpenApi(String service, List<Class<?>> controllers, SourceTexts texts) {
        this.outline = Outline.of(service);
        this.schemas = new Schemas(outline, new JsonSchemas(new JsonMapper(), texts, SCHEMAS, outline.names()));
        this.routes = Routes.of(controllers);
    }

    /** The handlers of its operations, such as {@code RuleController.list}. */
    public List<String> handlers() {
        return routes.stream().map(Route::handler).toList();
    }

    /** The document. */
    public ObjectNode document() {
        refuseLeftOvers();
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", Outline.text(outline.root(), "title", "the outline"))
                .put("version", Outline.text(outline.root(), "version", "the outline"))
                .put("description", Outline.text(outline.root(), "description", "the outline"));
        document.putArray("servers")
                .addObject()
                .put("url", Outline.text(outline.root(), "server", "the outline"))
                .put("description", "As ./dynamote up starts it.");
        outline.part("tags")
                .properties()
                .forEach(tag -> document.withArray("tags")
                        .addObject()
                        .put("name", tag.getKey())
                        .put("description", tag.getValue().asText()));
        ObjectNode paths = document.putObject("paths");
        Operations operations = new Operations(outline, schemas);
        for (Route route : routes) {
            paths.withObjectProperty(route.path()).set(route.verb(), operations.of(route));
        }
        ObjectNode components = document.putObject("components");
        schemas.components().forEach(components.putObject("schemas")::set);
        components.set("parameters", outline.part("parameters"));
        components.set("responses", outline.part("responses"));
        components.set("headers", outline.part("headers"));
        Components.keepUsed(document);
        return document;
    }

    private void refuseLeftOvers() {
        Set<String> unknown =
                outline.unknown(routes.stream().map(Route::handler).collect(Collectors.toSet()));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("the outline describes what no controller has: " + unknown);
        }
    }
}
