package io.dynamote.telemetry.poll;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class QuantityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUMBER      | 7                | 7
            NUMBER      | "7.5"            | 7.5
            NUMBER      | " 1e3 "          | 1000
            SHARE       | "82%"            | 0.82
            SHARE       | 0.82             | 0.82
            SHARE       | 82               | 0.82
            SHARE       | "0.5 %"          | 0.005
            PERCENTAGE  | 1                | 0.01
            PERCENTAGE  | "104 %"          | 1.04
            PERCENTAGE  | "82 percent"     | 0.82
            BYTES       | 1024             | 1024
            BYTES       | "12.3 GB"        | 12300000000
            BYTES       | "12GiB"          | 12884901888
            BYTES       | "1.5T"           | 1649267441664
            BYTES       | "512 MiB"        | 536870912
            BYTES       | "4 kB"           | 4000
            BYTES       | "100 bytes"      | 100
            TEMPERATURE | 45               | 45
            TEMPERATURE | "45 C"           | 45
            TEMPERATURE | "45°C"           | 45
            TEMPERATURE | "-3.5 °C"        | -3.5
            TEMPERATURE | "113 F"          | 45
            FREQUENCY   | "2.4 GHz"        | 2400000000
            FREQUENCY   | 2400             | 2400000000
            FREQUENCY   | 2.4              | 2400000000
            FREQUENCY   | 2400000000       | 2400000000
            SECONDS     | 90               | 90
            SECONDS     | "90s"            | 90
            SECONDS     | "1h 30m"         | 5400
            SECONDS     | "1h30m15s"       | 5415
            SECONDS     | "2 days, 1 hour" | 176400
            SECONDS     | "01:30:00"       | 5400
            SECONDS     | "12:05.5"        | 725.5
            """)
    void shouldReadNumbersAndTextsWithUnits(Quantity quantity, String json, double expected) throws Exception {
        assertThat(quantity.read(JSON.readTree(json)).orElseThrow()).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NUMBER      | "7 GB"
            NUMBER      | ""
            NUMBER      | "N/A"
            NUMBER      | true
            NUMBER      | [7]
            NUMBER      | "1e999"
            NUMBER      | 2e18
            BYTES       | "1e15 TB"
            SHARE       | -1
            SHARE       | "82 C"
            PERCENTAGE  | -1
            BYTES       | -1
            BYTES       | "12 parsecs"
            TEMPERATURE | "45 %"
            TEMPERATURE | "hot"
            FREQUENCY   | 0
            FREQUENCY   | "2.4 GB"
            SECONDS     | "1h 3 parsecs"
            SECONDS     | "soon"
            """)
    void shouldNotGuess(Quantity quantity, String json) throws Exception {
        assertThat(quantity.read(JSON.readTree(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "2026-11-20T12:00:00Z"      | 2026-11-20T12:00:00Z
            "2026-11-20T13:00:00+01:00" | 2026-11-20T12:00:00Z
            "2026-11-20 12:00:00"       | 2026-11-20T12:00:00Z
            "2026-11-20T12:00:00.123456" | 2026-11-20T12:00:00.123456Z
            1795176000                  | 2026-11-20T12:00:00Z
            1795176000123               | 2026-11-20T12:00:00.123Z
            1795176000.5                | 2026-11-20T12:00:00.500Z
            1795176000123456            | 2026-11-20T12:00:00.123456Z
            1795176000123456789         | 2026-11-20T12:00:00.123456789Z
            1.795176e18                 | 2026-11-20T12:00:00Z
            """)
    void shouldReadTimes(String json, Instant expected) throws Exception {
        assertThat(Quantity.time(JSON.readTree(json))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "yesterday"
            0
            null
            "2026-13-20T12:00:00Z"
            "+10000-01-01T00:00:00Z"
            "1969-12-31T23:59:59Z"
            99999999999
            1e19
            1e999
            123456789012345678901234567890
            """)
    void shouldNotGuessTimes(String json) throws Exception {
        assertThat(Quantity.time(JSON.readTree(json))).isEqualTo(Optional.empty());
    }
}
