package io.dynamote.contracts.compat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dynamote.contracts.document.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VersionsTest {

    private static ObjectNode version(String version) {
        return YamlText.read("info: {version: '" + version + "'}");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2.0, true", "1.9, 2.0, true", "1.0, 1.9, false", "2.0, 1.0, false", "9.0, 10.0, true"})
    void shouldGoByTheMajorVersion(String then, String now, boolean raised) {
        assertThat(Versions.isMajorRaised(version(then), version(now))).isEqualTo(raised);
    }

    @Test
    void shouldRefuseWhatIsNoVersion() {
        assertThatThrownBy(() -> Versions.isMajorRaised(version("one"), version("1.0")))
                .hasMessageContaining("info.version must be like 1.0, not: one");
    }
}
