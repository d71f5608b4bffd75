package io.dynamote.contracts.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import org.jspecify.annotations.Nullable;

/** Parameters of a route: those of the path and of the signature, and those that the outline says are read by hand. */
final class RouteParameters {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Outline outline;
    private final Route route;
    private final ObjectNode said;
    private final Map<String, ObjectNode> query = new LinkedHashMap<>();
    private final List<ObjectNode> others = new ArrayList<>();

    RouteParameters(Outline outline, Route route, ObjectNode said) {
        this.outline = outline;
        this.route = route;
        this.said = said;
    }

    List<ObjectNode> list() {
        List<ObjectNode> all = new ArrayList<>(path());
        signature();
        said.path("query").properties().forEach(parameter -> describe(parameter.getKey(), parameter.getValue()));
        query.forEach((name, parameter) -> Outline.text(parameter, "description", route.handler() + " " + name));
        all.addAll(query.values());
        all.addAll(others);
        said.path("parameters").forEach(name -> all.add(reference(name.asText())));
        return all;
    }

    private List<ObjectNode> path() {
        List<ObjectNode> found = new ArrayList<>();
        Matcher names = IN_PATH.matcher(route.path());
        while (names.find()) {
            String name = names.group(1);
            JsonNode about = said.path("path").path(name);
            JsonNode usual = outline.part("path").path(name);
            ObjectNode parameter =
                    JSON.objectNode().put("name", name).put("in", "path").put("required", true);
            parameter.put(
                    "description",
                    Outline.text(about.isMissingNode() ? usual : about, "description", route.handler() + " " + name));
            JsonNode schema = (about.isMissingNode() ? usual : about).path("schema");
            parameter.set("schema", schema.isMissingNode() ? simple(type(name)) : schema);
            found.add(parameter);
        }
        return found;
    }

    private Class<?> type(String name) {
        for (Parameter parameter : route.method().getParameters()) {
            if (parameter.getName().equals(name)) {
                return parameter.getType();
            }
        }
        return String.class;
    }

    private void signature() {
        for (Parameter parameter : route.method().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBean.class)) {
                for (RecordComponent component : parameter.getType().getRecordComponents()) {
                    take(
                            component.getName(),
                            component.getType(),
                            component.getAnnotatedType(),
                            component.getAccessor());
                }
            } else {
                take(parameter.getName(), parameter.getType(), parameter.getAnnotatedType(), parameter);
            }
        }
    }

    private void take(String name, Class<?> type, AnnotatedType annotated, AnnotatedElement element) {
        QueryValue value = element.getAnnotation(QueryValue.class);
        boolean bean = !(element instanceof Parameter);
        if (value != null || bean) {
            ObjectNode schema = simple(type);
            String usual = value == null ? "" : value.defaultValue();
            if (!usual.isEmpty()) {
                schema.set(
                        "default", type == int.class ? JSON.numberNode(Integer.parseInt(usual)) : JSON.textNode(usual));
            }
            boolean required = !bean && value.defaultValue().isEmpty() && !isNullable(annotated);
            query.put(name, parameter(name, "query", required, schema));
        }
        Header header = element.getAnnotation(Header.class);
        if (header != null) {
            String called = header.value().isEmpty() ? header.name() : header.value();
            others.add(reference(called));
        }
    }

    private static boolean isNullable(AnnotatedType annotated) {
        return annotated.isAnnotationPresent(Nullable.class);
    }

    private ObjectNode reference(String name) {
        if (!outline.part("parameters").has(name)) {
            throw new IllegalStateException("parameters of the outline must have " + name);
        }
        return JSON.objectNode().put("$ref", "#/components/parameters/" + name);
    }

    private void describe(String name, JsonNode about) {
        if (about.isTextual()) {
            ObjectNode known = query.computeIfAbsent(name, _ -> parameter(name, "query", false, simple(String.class)));
            known.put("description", about.asText());
            return;
        }
        ObjectNode parameter = query.computeIfAbsent(name, _ -> parameter(name, "query", false, simple(String.class)));
        about.properties().forEach(field -> parameter.set(field.getKey(), field.getValue()));
    }

    private static ObjectNode parameter(String name, String in, boolean required, ObjectNode schema) {
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        if (required) {
            parameter.put("required", true);
        }
        return parameter.set("schema", schema);
    }

    private static ObjectNode simple(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (type == int.class || type == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        return schema.put("type", type == boolean.class || type == Boolean.class ? "boolean" : "string");
    }
}
