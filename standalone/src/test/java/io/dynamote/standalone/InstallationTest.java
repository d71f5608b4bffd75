package io.dynamote.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstallationTest {

    @TempDir
    private Path directory;

    @Test
    void shouldDiscardDataAndNothingElse() throws IOException {
        Installation installation = new Installation(directory);
        installation.create();
        Files.createDirectories(installation.kafka().resolve("topic-0"));
        Files.writeString(installation.kafka().resolve("topic-0/segment"), "data");
        Files.writeString(directory.resolve("mine.txt"), "keep");

        installation.discardData();

        assertThat(installation.kafka()).doesNotExist();
        assertThat(directory.resolve("mine.txt")).exists();
        assertThat(installation.log().getParent()).exists();
    }

    @Test
    void shouldDiscardNothingWhereNothingIs() {
        new Installation(directory).discardData();
        assertThat(directory).exists();
    }
}
