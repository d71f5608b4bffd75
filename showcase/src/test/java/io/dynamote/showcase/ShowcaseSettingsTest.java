package io.dynamote.showcase;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ShowcaseSettingsTest {

    @Test
    void shouldKeepToThisMachineUnlessToldOtherwise() throws InvalidSettingsException {
        assertThat(ShowcaseSettings.of(Map.of("PATH", "/bin", "DYNAMOTE_LOG_LEVEL", "INFO")))
                .isEqualTo(new ShowcaseSettings(
                        URI.create("http://127.0.0.1:8080"),
                        "127.0.0.1",
                        8094,
                        URI.create("http://127.0.0.1:8094"),
                        1,
                        25,
                        1,
                        8095));
    }

    @Test
    void shouldReadEachVariable() throws InvalidSettingsException {
        assertThat(ShowcaseSettings.of(Map.of(
                        "DYNAMOTE_DEMO_PORTAL_URL", "https://portal.example/",
                        "DYNAMOTE_DEMO_CLUSTER_HOST", "0.0.0.0",
                        "DYNAMOTE_DEMO_CLUSTER_PORT", "6443",
                        "DYNAMOTE_DEMO_CLUSTER_URL", "http://demo:6443",
                        "DYNAMOTE_DEMO_CLUSTER_SPEED", "2.5",
                        "DYNAMOTE_DEMO_RATE", "0.5",
                        "DYNAMOTE_DEMO_SEED", "-7",
                        "DYNAMOTE_DEMO_HEALTH_PORT", "9000")))
                .isEqualTo(new ShowcaseSettings(
                        URI.create("https://portal.example"),
                        "0.0.0.0",
                        6443,
                        URI.create("http://demo:6443"),
                        2.5,
                        0.5,
                        -7,
                        9000));
    }

    @Test
    void shouldExpectTheClusterAtItsPort() throws InvalidSettingsException {
        assertThat(ShowcaseSettings.of(Map.of("DYNAMOTE_DEMO_CLUSTER_PORT", "7000"))
                        .cluster())
                .hasToString("http://127.0.0.1:7000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DYNAMOTE_DEMO_PORTAL_URL    | portal:8080          | must be http(s)://host[:port], not: portal:8080
            DYNAMOTE_DEMO_PORTAL_URL    | http://portal/api    | must be http(s)://host[:port], not: http://portal/api
            DYNAMOTE_DEMO_PORTAL_URL    | http://me@portal     | must be http(s)://host[:port], not: http://me@portal
            DYNAMOTE_DEMO_CLUSTER_URL   | http://a b           | must be http(s)://host[:port], not: http://a b
            DYNAMOTE_DEMO_CLUSTER_HOST  | 10.0.0.1             | must be one of 127.0.0.1, 0.0.0.0, not: 10.0.0.1
            DYNAMOTE_DEMO_CLUSTER_PORT  | 65536                | must be a port from 1 to 65535, not: 65536
            DYNAMOTE_DEMO_HEALTH_PORT   | 0                    | must be a port from 1 to 65535, not: 0
            DYNAMOTE_DEMO_CLUSTER_SPEED | 0                    | must be a number above 0 and at most 1000, not: 0
            DYNAMOTE_DEMO_RATE          | 5001                 | must be a number above 0 and at most 5000, not: 5001
            DYNAMOTE_DEMO_RATE          | NaN                  | must be a number above 0 and at most 5000, not: NaN
            DYNAMOTE_DEMO_SEED          | 1.5                  | must be a whole number, not: 1.5
            """)
    void shouldSayWhatIsWrong(String name, String value, String fault) {
        assertThat(faults(Map.of(name, value))).containsExactly(name + " " + fault);
    }

    @Test
    void shouldSayAllAtOnceAndRefuseWhatIsMisspelt() {
        assertThat(faults(Map.of("DYNAMOTE_DEMO_RATE", "-1", "DYNAMOTE_DEMO_SPEED", "2")))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("DYNAMOTE_DEMO_RATE must be"))
                .anyMatch(fault -> fault.startsWith("variable must be one of DYNAMOTE_DEMO_CLUSTER_HOST, ")
                        && fault.endsWith(", not: DYNAMOTE_DEMO_SPEED"));
    }

    private static List<String> faults(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettingsException.class, () -> ShowcaseSettings.of(environment))
                .faults();
    }
}
