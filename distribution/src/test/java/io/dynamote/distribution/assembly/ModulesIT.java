package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ModulesIT {

    @TempDir
    private Path repository;

    private Path target;
    private Modules modules;

    @BeforeEach
    void lay() throws IOException {
        target = Files.createDirectories(repository.resolve("web-ui/target"));
        modules = new Modules(repository, "1.2");
    }

    @Test
    void shouldPutItsOwnJarFirstAndKeepTheOrderOfTheOthers() throws IOException {
        Path own = Jar.with(target.resolve("web-ui-1.2.jar"), "own");
        Path b = Jar.with(repository.resolve("b.jar"), "b");
        Path a = Jar.with(repository.resolve("a.jar"), "a");
        Files.writeString(target.resolve("class-path"), b + ":" + a + "\n");
        assertThat(modules.classPath(Part.WEB)).containsExactly(own, b, a);
    }

    @Test
    void shouldDoWithoutLibraries() throws IOException {
        Path own = Jar.with(target.resolve("web-ui-1.2.jar"), "own");
        Files.writeString(target.resolve("class-path"), "");
        assertThat(modules.classPath(Part.WEB)).containsExactly(own);
    }

    @Test
    void shouldSayWhatIsMissing() throws IOException {
        Files.writeString(target.resolve("class-path"), "");
        assertThatThrownBy(() -> modules.classPath(Part.WEB))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("web-ui-1.2.jar")
                .hasMessageContaining("./mvnw package makes it");
    }

    @Test
    void shouldRefuseDirectoriesOfClasses() throws IOException {
        Jar.with(target.resolve("web-ui-1.2.jar"), "own");
        Path classes = Files.createDirectories(repository.resolve("events/target/classes"));
        Files.writeString(target.resolve("class-path"), classes.toString());
        assertThatThrownBy(() -> modules.classPath(Part.WEB)).hasMessageContaining("no jar");
    }
}
