package io.dynamote.distribution.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Remembers from which files something was made, by their names and contents, and with which Java. */
final class Stamp {

    private final Path file;

    Stamp(Path file) {
        this.file = file;
    }

    /** What stands for these files in this order, and for the Java that works on them. */
    String of(List<Path> sources) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        for (Path source : sources) {
            digest.update(String.valueOf(source.getFileName()).getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(source));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether it was made from these. */
    boolean is(String sources) throws IOException {
        return Files.exists(file) && Files.readString(file).strip().equals(sources);
    }

    void write(String sources) throws IOException {
        Files.writeString(file, sources + "\n");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
