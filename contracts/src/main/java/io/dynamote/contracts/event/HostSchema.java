package io.dynamote.contracts.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.schema.SourceTexts;
import io.dynamote.events.host.HostIdentity;
import io.dynamote.events.host.HostSample;
import io.dynamote.events.host.HostSections;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/**
 * The schema of a sample of a host. Its records are written without Jackson's data binding (the agent's memory is
 * counted), under names that the Javadoc of each component begins with; what an agent may leave out says so there.
 */
final class HostSchema {

    private static final Pattern NAMED = Pattern.compile("`([\\w.]+)`: (.*)");
    private static final String UNAVAILABLE = "Unavailable";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SourceTexts texts;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    HostSchema(SourceTexts texts) {
        this.texts = texts;
    }

    ObjectNode schema() {
        ObjectNode schema = record(HostIdentity.class);
        schema.put("description", texts.about(HostSample.class));
        fields(HostSample.class, schema);
        for (RecordComponent section : HostSections.class.getRecordComponents()) {
            ObjectNode field = section(argument(section.getGenericType()));
            properties(schema)
                    .set(
                            section.getName(),
                            field.put("description", texts.about(HostSections.class, section.getName())));
        }
        definitions.put(UNAVAILABLE, unavailable());
        definitions.forEach(schema.putObject("$defs")::set);
        return schema;
    }

    private ObjectNode record(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("description", texts.about(type));
        schema.putObject("properties");
        schema.putArray("required");
        fields(type, schema);
        return schema;
    }

    private void fields(Class<?> type, ObjectNode schema) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == HostIdentity.class || component.getType() == HostSections.class) {
                continue;
            }
            String about = texts.about(type, component.getName());
            Matcher named = NAMED.matcher(about);
            boolean found = named.matches();
            String name = found ? named.group(1) : component.getName();
            properties(schema)
                    .set(name, value(component.getGenericType()).put("description", found ? named.group(2) : about));
            if (!about.contains("left out")) {
                schema.withArray("required").add(name);
            }
        }
    }

    /** What was read, or why nothing could be; with the time of it. */
    private ObjectNode section(Type read) {
        boolean list = read instanceof ParameterizedType;
        ObjectNode whole = list ? JSON.objectNode() : reference((Class<?>) read);
        if (list) {
            whole.putObject("properties")
                    .putObject("items")
                    .put("type", "array")
                    .set("items", reference((Class<?>) argument(read)));
            whole.putArray("required").add("items");
        }
        ObjectNode section = JSON.objectNode().put("type", "object");
        section.putObject("properties").set("time", value(Instant.class));
        section.putArray("required").add("time");
        section.putArray("anyOf").add(whole).add(JSON.objectNode().put("$ref", "#/$defs/" + UNAVAILABLE));
        return section;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == Reading.class
                    ? orUnavailable(value(argument(type)))
                    : JSON.objectNode().put("type", "array").set("items", value(argument(type)));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        if (plain.isEnum()) {
            return words(plain);
        }
        if (plain.isRecord()) {
            return reference(plain);
        }
        return JSON.objectNode().put("type", simple(plain));
    }

    private static String simple(Class<?> type) {
        if (type == String.class) {
            return "string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        return type == Double.class || type == double.class ? "number" : "integer";
    }

    private static ObjectNode orUnavailable(ObjectNode schema) {
        ObjectNode either = JSON.objectNode();
        ArrayNode alternatives = either.putArray("anyOf");
        alternatives.add(schema).add(JSON.objectNode().put("$ref", "#/$defs/" + UNAVAILABLE));
        return either;
    }

    private ObjectNode unavailable() {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("description", texts.about(Reading.class));
        ObjectNode properties = schema.putObject("properties");
        properties.set("unavailable", words(Reason.class));
        properties.putObject("detail").put("type", "string");
        schema.putArray("required").add("unavailable");
        return schema;
    }

    private static ObjectNode words(Class<?> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        ObjectNode schema = JSON.objectNode().put("type", "string");
        words.forEach(schema.putArray("enum")::add);
        return schema;
    }

    private ObjectNode reference(Class<?> type) {
        if (!definitions.containsKey(type.getSimpleName())) {
            definitions.put(type.getSimpleName(), record(type));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + type.getSimpleName());
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : type;
    }
}
