package io.dynamote.distribution.assembly;

import java.util.List;

import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class JvmArgumentsTest {

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldEndWithClassPathAndMainClass(Part part) {
        assertThat(JvmArguments.of(part, List.of("lib/b.jar", "lib/a.jar")))
                .endsWith("-cp", "lib/b.jar:lib/a.jar", part.mainClass());
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldLeaveMemoryToWhoeverRunsTheImage(Part part) {
        assertThat(JvmArguments.of(part, List.of()))
                .noneMatch(argument -> argument.startsWith("-Xm") || argument.contains("GC"))
                .contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void shouldAllowNativeAccessToAllButTheAgent() {
        assertThat(JvmArguments.of(Part.WEB, List.of())).contains("--enable-native-access=ALL-UNNAMED");
        assertThat(JvmArguments.of(Part.DEMO, List.of())).contains("--enable-native-access=ALL-UNNAMED");
        assertThat(JvmArguments.of(Part.AGENT, List.of())).doesNotContain("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void shouldQuoteWhatAnArgumentFileWouldSplit() {
        assertThat(JvmArguments.of(Part.AGENT, List.of()))
                .filteredOn(argument -> argument.contains(" "))
                .allMatch(argument -> argument.startsWith("\"") && argument.endsWith("\""));
    }
}
