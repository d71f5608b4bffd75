package io.dynamote.system.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.dynamote.system.YamlFile;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.NameUtils;

/**
 * The settings that the code of one part asks for, with their defaults: those of annotations, under those of its files. A
 * default that is null is none.
 *
 * @param defaults by key
 */
record CodeSettings(Map<String, String> defaults) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z0-9.-]+)(?::(`[^`]*`|[^}]*))?}");
    private static final Pattern LOG_VARIABLE = Pattern.compile("\\$\\{(DYNAMOTE_[A-Z_]+):-([^}]*)}");

    private static final List<JavaClass> OURS = List.copyOf(new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dynamote"));

    /**
     * Settings of the classes below a package, and of files.
     *
     * @param files YAML on the class path; later ones go first
     */
    static CodeSettings of(String basePackage, String... files) {
        Map<String, String> defaults = new TreeMap<>();
        OURS.stream()
                .filter(type -> type.getPackageName().startsWith(basePackage))
                .map(JavaClass::reflect)
                .forEach(type -> annotated(type, defaults));
        for (String file : files) {
            YamlFile.documents(text(file)).forEach(document -> flatten("", document, defaults));
        }
        return new CodeSettings(defaults);
    }

    /** Variables of the log, which is set up before there are settings. */
    CodeSettings withVariablesOfTheLog() {
        Map<String, String> all = new TreeMap<>(defaults);
        LOG_VARIABLE.matcher(text("logback.xml")).results().forEach(found -> all.put(found.group(1), found.group(2)));
        return new CodeSettings(all);
    }

    private static void annotated(Class<?> type, Map<String, String> defaults) {
        ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
        if (properties != null) {
            for (Parameter part : canonical(type).getParameters()) {
                put(defaults, properties.value() + "." + NameUtils.hyphenate(part.getName()), bound(part));
            }
        }
        requirements(type)
                .map(Requires::property)
                .filter(key -> !key.isEmpty())
                .forEach(key -> put(defaults, key, null));
        Stream.<Executable>concat(
                        Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                .flatMap(executable -> Arrays.stream(executable.getParameters()))
                .forEach(parameter -> injected(parameter, defaults));
    }

    private static Stream<Requires> requirements(AnnotatedElement type) {
        return Stream.concat(
                Arrays.stream(type.getAnnotationsByType(Requires.class)),
                type instanceof Class<?> known && known.getEnclosingClass() == null
                        ? Arrays.stream(known.getPackage().getAnnotationsByType(Requires.class))
                        : Stream.empty());
    }

    private static void injected(Parameter parameter, Map<String, String> defaults) {
        Property property = parameter.getAnnotation(Property.class);
        if (property != null) {
            put(defaults, property.name(), property.defaultValue());
        }
        Value value = parameter.getAnnotation(Value.class);
        if (value != null) {
            placeholders(value.value(), defaults);
        }
    }

    /** A record has one that takes all its parts; others are for tests. */
    private static Constructor<?> canonical(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(candidate -> candidate.getParameterCount() == type.getRecordComponents().length)
                .findFirst()
                .orElseThrow();
    }

    private static String bound(Parameter part) {
        Bindable bindable = part.getAnnotation(Bindable.class);
        return bindable == null ? "" : bindable.defaultValue();
    }

    private static void flatten(String prefix, Map<String, Object> tree, Map<String, String> defaults) {
        tree.forEach((name, value) -> {
            String key = prefix + name;
            if (value instanceof Map<?, ?>) {
                @SuppressWarnings("unchecked") // Keys of YAML are texts here.
                Map<String, Object> below = (Map<String, Object>) value;
                flatten(key + ".", below, defaults);
            } else {
                defaults.put(key, String.valueOf(value));
                placeholders(String.valueOf(value), defaults);
            }
        });
    }

    private static void placeholders(String text, Map<String, String> defaults) {
        Matcher found = PLACEHOLDER.matcher(text);
        found.results()
                .forEach(key -> put(
                        defaults,
                        key.group(1),
                        Objects.requireNonNullElse(key.group(2), "").replace("`", "")));
    }

    /** What an annotation says; another one may know the default. */
    private static void put(Map<String, String> defaults, String key, String value) {
        if (value == null || value.isEmpty()) {
            defaults.putIfAbsent(key, "");
        } else {
            defaults.put(key, value);
        }
    }

    /** Keys of settings that come once for each name, such as {@code dynamote.services}; the files have the names. */
    static List<String> repeated(String basePackage) {
        return OURS.stream()
                .filter(type -> type.getPackageName().startsWith(basePackage))
                .map(JavaClass::reflect)
                .map(type -> type.getAnnotation(EachProperty.class))
                .filter(Objects::nonNull)
                .map(EachProperty::value)
                .toList();
    }

    private static String text(String file) {
        try (InputStream stream = CodeSettings.class.getClassLoader().getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
