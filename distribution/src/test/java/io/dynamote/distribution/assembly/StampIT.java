package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StampIT {

    @TempDir
    private Path directory;

    private Stamp stamp;
    private Path source;

    @BeforeEach
    void write() throws IOException {
        stamp = new Stamp(directory.resolve("stamp"));
        source = Files.writeString(directory.resolve("source"), "content");
    }

    @Test
    void shouldKnowWhatItWasMadeOf() throws IOException {
        String sources = stamp.of(List.of(source));
        assertThat(stamp.is(sources)).isFalse();
        stamp.write(sources);
        assertThat(stamp.is(sources)).isTrue();
        assertThat(new Stamp(directory.resolve("stamp")).is(stamp.of(List.of(source))))
                .isTrue();
    }

    @Test
    void shouldNoticeAnotherContentAnotherNameAndAnotherFile() throws IOException {
        String before = stamp.of(List.of(source));
        Path renamed = Files.copy(source, directory.resolve("renamed"));
        assertThat(stamp.of(List.of(renamed))).isNotEqualTo(before);
        assertThat(stamp.of(List.of(source, renamed))).isNotEqualTo(before);
        Files.writeString(source, "Content");
        assertThat(stamp.of(List.of(source))).isNotEqualTo(before);
    }

    @Test
    void shouldNotCareWhenAFileWasWritten() throws IOException {
        String before = stamp.of(List.of(source));
        Files.setLastModifiedTime(source, Jar.TIME);
        assertThat(stamp.of(List.of(source))).isEqualTo(before);
    }
}
