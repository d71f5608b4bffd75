package io.dynamote.alert.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SecretKeysIT {

    @TempDir
    Path directory;

    @Test
    void shouldMakeAFileThatOnlyItsOwnerMayReadAndKeepToIt() throws IOException {
        Path file = directory.resolve("new/alert.key");
        String sealed = SecretKeys.in(file).seal("s3cr3t");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SecretKeys.in(file).open(sealed)).isEqualTo("s3cr3t");
        try (var files = Files.list(directory.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void shouldAgreeOnOneKeyIfManyBeginAtOnce() throws Exception {
        Path file = directory.resolve("alert.key");
        List<Future<SecretBox>> boxes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                boxes.add(threads.submit(() -> SecretKeys.in(file)));
            }
        }
        String sealed = boxes.getFirst().get().seal("s3cr3t");
        for (Future<SecretBox> box : boxes) {
            assertThat(box.get().open(sealed)).isEqualTo("s3cr3t");
        }
    }

    @Test
    void shouldRefuseAFileThatOthersMayRead() throws IOException {
        Path file = directory.resolve("alert.key");
        SecretKeys.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> SecretKeys.in(file))
                .withMessageContaining("chmod 600")
                .withMessageContaining("rw-r-----");
    }

    @Test
    void shouldSayWhichFileIsNoKeyAndWhichCannotBeMade() throws IOException {
        Path file = directory.resolve("alert.key");
        Files.writeString(file, "nonsense");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> SecretKeys.in(file))
                .withMessageContaining(file.toString());

        assertThatExceptionOfType(SealedSecretException.class)
                .isThrownBy(() -> SecretKeys.in(file.resolve("below/a/file")))
                .withMessageContaining("cannot be read or made");
    }
}
