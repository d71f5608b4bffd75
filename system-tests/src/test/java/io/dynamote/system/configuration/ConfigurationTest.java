package io.dynamote.system.configuration;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.dynamote.agent.settings.AgentSettings;
import io.dynamote.agent.settings.InvalidSettingsException;
import io.dynamote.agent.settings.SettingsFile;
import io.dynamote.showcase.ShowcaseSettings;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySourcePropertyResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** docs/configure.md says what the code does: each key, and each default. */
class ConfigurationTest {

    private static final String ALL = "All services";
    private static final String AGENT = "host-agent";
    private static final String DEMO = "demo";
    private static final String SERVER = "DYNAMOTE_AGENT_SERVER_URL";

    private static final SettingsPage PAGE = SettingsPage.read();
    private static final CodeSettings COMMON = CodeSettings.of(
                    "io.dynamote.runtime", "runtime/application.yml", "runtime/database.yml")
            .withVariablesOfTheLog();

    @ParameterizedTest
    @CsvSource({
        "web-ui, web",
        "catalog-service, catalog",
        "deployment-service, deployment",
        "telemetry-service, telemetry",
        "alert-service, alert"
    })
    void shouldListWhatAServiceAsksFor(String section, String service) {
        Map<String, String> own = new TreeMap<>(CodeSettings.of("io.dynamote." + service, service + "/application.yml")
                .defaults());
        // What a service says as all do needs no second row.
        own.entrySet()
                .removeIf(setting -> PAGE.section(ALL).containsKey(setting.getKey())
                        && (setting.getValue().isEmpty()
                                || cell(setting.getValue())
                                        .equals(PAGE.section(ALL).get(setting.getKey()))));
        assertThat(PAGE.section(section).keySet()).isEqualTo(own.keySet());
        own.forEach(
                (key, value) -> assertDefault(key, value, PAGE.section(section).get(key)));
    }

    @Test
    void shouldListWhatAllServicesAskFor() {
        assertThat(PAGE.section(ALL).keySet()).isEqualTo(COMMON.defaults().keySet());
        Map<String, String> defaults = new TreeMap<>(COMMON.defaults());
        // Each service says so for itself.
        defaults.put("dynamote.kafka.bootstrap-servers", "127.0.0.1:9092");
        defaults.forEach(
                (key, value) -> assertDefault(key, value, PAGE.section(ALL).get(key)));
    }

    @Test
    void shouldHaveNoOtherSections() {
        assertThat(PAGE.sections().keySet())
                .containsExactly(
                        ALL,
                        "web-ui",
                        "catalog-service",
                        "deployment-service",
                        "telemetry-service",
                        "alert-service",
                        AGENT,
                        DEMO);
        assertThat(CodeSettings.repeated("io.dynamote")).containsExactly("dynamote.services");
    }

    /** Of keys with capitals there is no variable; nobody needs to set them. */
    @ParameterizedTest
    @ValueSource(
            strings = {ALL, "web-ui", "catalog-service", "deployment-service", "telemetry-service", "alert-service"})
    void shouldFindEachKeyByItsVariable(String section) throws Exception {
        Set<String> keys = PAGE.section(section).keySet().stream()
                .filter(key -> key.equals(key.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        Map<String, Object> variables = keys.stream().collect(Collectors.toMap(Variables::of, key -> "set"));
        PropertySource environment = new MapPropertySource("environment", variables) {
            @Override
            public PropertyConvention getConvention() {
                return PropertyConvention.ENVIRONMENT_VARIABLE;
            }
        };
        try (PropertySourcePropertyResolver settings = new PropertySourcePropertyResolver(environment)) {
            assertThat(keys)
                    .allMatch(key -> settings.getProperty(key, String.class).equals(Optional.of("set")));
        }
    }

    @Test
    void shouldListWhatTheAgentAsksFor() {
        InvalidSettingsException refusal = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> SettingsFile.load(null, Map.of(SERVER, "http://t:8083", "DYNAMOTE_AGENT_NO_SUCH_KEY", "1")));
        Set<String> known = new TreeSet<>(Set.of(refusal.faults()
                .getFirst()
                .replaceFirst(".*one of ", "")
                .replaceFirst(", not: .*", "")
                .split(", ")));
        assertThat(PAGE.section(AGENT).keySet()).isEqualTo(known);
    }

    /** To say what is so anyway changes nothing. */
    @Test
    void shouldListTheDefaultsOfTheAgent() throws InvalidSettingsException {
        AgentSettings silent = SettingsFile.load(null, Map.of(SERVER, "http://t:8083"));
        for (Map.Entry<String, String> row : PAGE.section(AGENT).entrySet()) {
            if (row.getValue().startsWith("`")) {
                Map<String, String> said = Map.of(
                        SERVER,
                        "http://t:8083",
                        "DYNAMOTE_AGENT_" + Variables.of(row.getKey()),
                        row.getValue().replace("`", ""));
                assertThat(SettingsFile.load(null, said)).as(row.toString()).isEqualTo(silent);
            }
        }
    }

    @Test
    void shouldListWhatTheDemoAsksFor() {
        io.dynamote.showcase.InvalidSettingsException refusal = catchThrowableOfType(
                io.dynamote.showcase.InvalidSettingsException.class,
                () -> ShowcaseSettings.of(Map.of("DYNAMOTE_DEMO_NO_SUCH_KEY", "1")));
        Set<String> known = new TreeSet<>(Set.of(refusal.faults()
                .getFirst()
                .replaceFirst(".*one of ", "")
                .replaceFirst(", not: .*", "")
                .split(", ")));
        // Its file for the log knows what that of the services knows.
        PAGE.section(ALL).keySet().stream()
                .filter(key -> key.startsWith("DYNAMOTE_LOG_"))
                .forEach(known::add);
        assertThat(PAGE.section(DEMO).keySet()).isEqualTo(known);
    }

    /** To say what is so anyway changes nothing. */
    @Test
    void shouldListTheDefaultsOfTheDemo() throws Exception {
        ShowcaseSettings silent = ShowcaseSettings.of(Map.of());
        for (Map.Entry<String, String> row : PAGE.section(DEMO).entrySet()) {
            assertThat(row.getValue()).as(row.getKey()).startsWith("`").endsWith("`");
            if (row.getKey().startsWith("DYNAMOTE_LOG_")) {
                assertThat(row.getValue()).isEqualTo(PAGE.section(ALL).get(row.getKey()));
            } else {
                Map<String, String> said = Map.of(row.getKey(), row.getValue().replace("`", ""));
                assertThat(ShowcaseSettings.of(said)).as(row.toString()).isEqualTo(silent);
            }
        }
    }

    private static void assertDefault(String key, String expected, String shown) {
        boolean derived = expected.contains("${");
        assertThat(shown)
                .as("default of %s", key)
                .isEqualTo(expected.isEmpty() || derived ? words(shown) : cell(expected));
    }

    /** Without a default of its own a key may say in words what happens. */
    private static String words(String shown) {
        return shown.startsWith("`") ? "no default in the code" : shown;
    }

    private static String cell(String value) {
        return "`" + value + "`";
    }
}
