package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LibraryIT {

    @TempDir
    private Path directory;

    private Layout layout;
    private Library library;

    @BeforeEach
    void create() {
        layout = new Layout(directory.resolve("home"));
        library = new Library(layout.libraries());
    }

    @Test
    void shouldKeepTheTimeOfAJar() throws IOException {
        library.take(List.of(Jar.with(directory.resolve("a/one.jar"), "1")));
        assertThat(Files.getLastModifiedTime(layout.libraries().resolve("one.jar")))
                .isEqualTo(Jar.TIME);
    }

    @Test
    void shouldKeepAJarOnceThatTwoPartsHave() throws IOException {
        library.take(List.of(
                Jar.with(directory.resolve("a/one.jar"), "same"), Jar.with(directory.resolve("b/one.jar"), "same")));
        assertThat(Directories.files(layout.libraries())).hasSize(1);
    }

    @Test
    void shouldRefuseTwoJarsOfOneName() throws IOException {
        List<Path> jars = List.of(
                Jar.with(directory.resolve("a/one.jar"), "this"), Jar.with(directory.resolve("b/one.jar"), "that"));
        assertThatThrownBy(() -> library.take(jars))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("two jars have one name");
    }

    @Test
    void shouldKeepBesideItOnlyWhatItDoesNotHave() throws IOException {
        library.take(List.of(Jar.with(directory.resolve("a/one.jar"), "same")));
        Library beside = new Library(layout.libraries(Part.DEMO), library);
        List<Path> jars = List.of(
                Jar.with(directory.resolve("b/two.jar"), "own"), Jar.with(directory.resolve("b/one.jar"), "same"));

        beside.take(jars);

        assertThat(beside.relative(layout, jars)).containsExactly("service/demo/lib/two.jar", "lib/one.jar");
        assertThat(Directories.files(layout.libraries(Part.DEMO)))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("two.jar");
        assertThat(Directories.files(layout.libraries())).hasSize(1);
        List<Path> other = List.of(Jar.with(directory.resolve("c/one.jar"), "that"));
        assertThatThrownBy(() -> beside.take(other)).hasMessageContaining("two jars have one name");
    }

    @Test
    void shouldNameJarsFromItsHome() {
        assertThat(library.relative(layout, List.of(Path.of("/m2/b.jar"), Path.of("/m2/a.jar"))))
                .containsExactly("lib/b.jar", "lib/a.jar");
    }
}
