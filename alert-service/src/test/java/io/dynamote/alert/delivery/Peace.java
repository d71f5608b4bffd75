package io.dynamote.alert.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A time in which no process ends, in the presence of a file.
 *
 * @param file there as long as there is peace
 */
record Peace(Path file) {

    boolean isOn() {
        return Files.exists(file);
    }

    void begin() {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
