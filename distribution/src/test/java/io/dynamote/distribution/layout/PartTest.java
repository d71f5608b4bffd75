package io.dynamote.distribution.layout;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartTest {

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldNameAModuleAndAMainClassThatExist(Part part) throws Exception {
        assertThat(Path.of("..", part.module(), "pom.xml")).exists();
        Class<?> type = Class.forName(part.mainClass(), false, getClass().getClassLoader());
        assertThat(type.getMethod("main", String[].class)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void shouldLieBelowItsHome(Part part) {
        Layout layout = new Layout(Path.of("relative/home"));
        assertThat(layout.home()).isAbsolute();
        assertThat(layout.arguments(part)).isEqualTo(layout.home().resolve("service/" + part.id() + "/arguments"));
        assertThat(layout.cache(part)).isEqualTo(layout.home().resolve("service/" + part.id() + "/service.aot"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"AGENT", "DEMO"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldHaveAConfigurationOfItsName(Part part) {
        assertThat(Files.exists(Path.of("..", part.module(), "src/main/resources", part.id(), "application.yml")))
                .isTrue();
    }
}
