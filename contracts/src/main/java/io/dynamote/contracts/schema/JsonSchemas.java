package io.dynamote.contracts.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) of what a mapper writes. Names, what is left out and what is written as a value are Jackson's
 * word; what may be null is JSpecify's; the texts are those of the Javadoc. Objects and enums become definitions.
 */
public final class JsonSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectMapper mapper;
    private final SourceTexts texts;
    private final String prefix;
    private final SchemaNames names;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, String> owners = new TreeMap<>();

    /**
     * Schemas of what this mapper writes.
     *
     * @param prefix where a reference finds a definition, for example {@code #/$defs/}
     */
    public JsonSchemas(ObjectMapper mapper, SourceTexts texts, String prefix) {
        this(mapper, texts, prefix, Map.of());
    }

    /**
     * The same.
     *
     * @param names of types by their class names, for those that would have the name of another one
     */
    public JsonSchemas(ObjectMapper mapper, SourceTexts texts, String prefix, Map<String, String> names) {
        this.mapper = mapper;
        this.texts = texts;
        this.prefix = prefix;
        this.names = new SchemaNames(names);
    }

    /** All definitions to which schemas so far refer, by their names. */
    public Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /** The schema of a type; a reference if it is an object or an enum. */
    public ObjectNode of(Type type) {
        return of(mapper.constructType(type), null);
    }

    private ObjectNode of(JavaType type, @Nullable AnnotatedType annotated) {
        ObjectNode schema = notNull(type, annotated);
        boolean nullable = annotated != null && annotated.isAnnotationPresent(org.jspecify.annotations.Nullable.class);
        return nullable ? orNull(schema) : schema;
    }

    private ObjectNode notNull(JavaType type, @Nullable AnnotatedType annotated) {
        Class<?> raw = type.getRawClass();
        if (type.isMapLikeType()) {
            ObjectNode values = of(type.getContentType(), argument(annotated, 1));
            return object("object").set("additionalProperties", values);
        }
        if (raw == byte[].class) {
            return object("string").put("contentEncoding", "base64");
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            return object("array").set("items", of(type.getContentType(), argument(annotated, 0)));
        }
        if (raw.isEnum()) {
            return defined(type, () -> constants(raw));
        }
        ObjectNode simple = simple(raw);
        return simple == null ? structured(type) : simple;
    }

    private static @Nullable ObjectNode simple(Class<?> raw) {
        if (raw == Instant.class) {
            return object("string").put("format", "date-time");
        }
        if (raw == UUID.class) {
            return object("string").put("format", "uuid");
        }
        if (raw == long.class || raw == Long.class) {
            return object("integer").put("format", "int64");
        }
        if (raw == int.class || raw == Integer.class) {
            return object("integer").put("format", "int32");
        }
        if (raw == double.class || Number.class.isAssignableFrom(raw)) {
            return object("number");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return object("boolean");
        }
        if (CharSequence.class.isAssignableFrom(raw)) {
            return object("string");
        }
        return raw == Object.class || JsonNode.class.isAssignableFrom(raw) ? JSON.objectNode() : null;
    }

    private ObjectNode structured(JavaType type) {
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        AnnotatedMember value = bean.findJsonValueAccessor();
        return value != null ? of(value.getType(), annotated(value)) : defined(type, () -> fields(type));
    }

    private ObjectNode constants(Class<?> type) {
        ObjectNode schema = object("string");
        List<String> meanings = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String word = mapper.valueToTree(constant).asText();
            schema.withArray("enum").add(word);
            String meaning = texts.about(type, ((Enum<?>) constant).name());
            if (!meaning.isEmpty()) {
                meanings.add("`" + word + "`: " + meaning);
            }
        }
        String about = String.join("\n\n", sentences(texts.about(type), String.join("\n", meanings)));
        return about.isEmpty() ? schema : schema.put("description", about);
    }

    private static List<String> sentences(String... texts) {
        return List.of(texts).stream().filter(text -> !text.isEmpty()).toList();
    }

    private ObjectNode fields(JavaType type) {
        ObjectNode schema = object("object");
        String about = texts.about(type.getRawClass());
        if (!about.isEmpty()) {
            schema.put("description", about);
        }
        schema.putObject("properties");
        List<String> required = new ArrayList<>();
        fields(type, schema, required);
        required.forEach(schema.withArray("required")::add);
        if (required.isEmpty()) {
            schema.remove("required");
        }
        return schema;
    }

    private void fields(JavaType type, ObjectNode schema, List<String> required) {
        BeanDescription bean = mapper.getSerializationConfig().introspect(type);
        JsonInclude.Value usual =
                bean.findPropertyInclusion(mapper.getSerializationConfig().getDefaultPropertyInclusion());
        AnnotatedMember others = bean.findAnyGetter();
        if (others != null) {
            schema.set("additionalProperties", of(others.getType().getContentType(), argument(annotated(others), 1)));
        }
        for (BeanPropertyDefinition property : bean.findProperties()) {
            AnnotatedMember member = property.getAccessor();
            if (member == null || (others != null && others.getName().equals(property.getInternalName()))) {
                continue;
            }
            if (member.hasAnnotation(JsonUnwrapped.class)) {
                fields(member.getType(), schema, required);
                continue;
            }
            JsonInclude.Include included =
                    usual.withOverrides(property.findInclusion()).getValueInclusion();
            ObjectNode field = field(member, included);
            String about = texts.about(member.getDeclaringClass(), property.getInternalName());
            if (!about.isEmpty()) {
                field.put("description", about);
            }
            schema.withObjectProperty("properties").set(property.getName(), field);
            if (isAlwaysThere(member, included)) {
                required.add(property.getName());
            }
        }
    }

    private ObjectNode field(AnnotatedMember member, JsonInclude.Include included) {
        AnnotatedType annotated = annotated(member);
        boolean nullIsWritten = included == JsonInclude.Include.ALWAYS || included == JsonInclude.Include.USE_DEFAULTS;
        return nullIsWritten ? of(member.getType(), annotated) : notNull(member.getType(), annotated);
    }

    private static boolean isAlwaysThere(AnnotatedMember member, JsonInclude.Include included) {
        AnnotatedType annotated = annotated(member);
        boolean nullable = annotated != null && annotated.isAnnotationPresent(org.jspecify.annotations.Nullable.class);
        return switch (included) {
            case ALWAYS, USE_DEFAULTS -> true;
            case NON_NULL, NON_ABSENT -> !nullable;
            case NON_EMPTY -> !nullable && !canBeEmpty(member.getType());
            case NON_DEFAULT, CUSTOM -> false;
        };
    }

    private static boolean canBeEmpty(JavaType type) {
        return type.isContainerType() || type.getRawClass() == String.class || type.getRawClass() == byte[].class;
    }

    private ObjectNode defined(JavaType type, java.util.function.Supplier<ObjectNode> schema) {
        String name = names.of(type);
        String owner = owners.putIfAbsent(name, type.toCanonical());
        if (owner == null) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, schema.get());
        } else if (!owner.equals(type.toCanonical())) {
            throw new IllegalStateException("two types would be called " + name + ": " + owner + " and " + type);
        }
        return JSON.objectNode().put("$ref", prefix + name);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            JsonNode type = schema.get("type");
            schema.set("type", JSON.arrayNode().add(type).add("null"));
            return schema;
        }
        if (schema.isEmpty()) {
            return schema;
        }
        return JSON.objectNode().set("anyOf", JSON.arrayNode().add(schema).add(object("null")));
    }

    private static ObjectNode object(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static @Nullable AnnotatedType annotated(AnnotatedMember member) {
        return switch (member.getAnnotated()) {
            case Method method -> method.getAnnotatedReturnType();
            case Field field -> field.getAnnotatedType();
            default -> null;
        };
    }

    private static @Nullable AnnotatedType argument(@Nullable AnnotatedType annotated, int index) {
        return annotated instanceof AnnotatedParameterizedType generic
                ? generic.getAnnotatedActualTypeArguments()[index]
                : null;
    }
}
