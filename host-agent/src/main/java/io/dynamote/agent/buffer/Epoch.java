package io.dynamote.agent.buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;

/** Numbers the starts of the agent: each is greater than all before, even if the state or the clock is lost. */
public final class Epoch {

    private Epoch() {}

    /** The number of this start, kept in the directory before it is used. */
    public static long next(Path directory, Clock clock) throws IOException {
        Path file = Files.createDirectories(directory).resolve("epoch");
        long next = Math.max(before(file) + 1, clock.millis());
        Path written = directory.resolve("epoch.new");
        Files.writeString(written, Long.toString(next));
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return next;
    }

    private static long before(Path file) throws IOException {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (NumberFormatException e) {
            // A damaged file is as good as none: the clock has gone on.
            return 0;
        }
    }
}
