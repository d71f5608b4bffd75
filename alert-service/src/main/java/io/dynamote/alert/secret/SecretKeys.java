package io.dynamote.alert.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the key comes from: 32 bytes in Base64, given by the configuration or kept in a file that only its owner may read,
 * which is made on the first start.
 */
public final class SecretKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SecretKeys.class);

    static final int LENGTH = 32;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> ALLOWED = PosixFilePermissions.fromString("rwx------");

    private SecretKeys() {}

    /**
     * The key of a text.
     *
     * @param source names the setting, for the message of the fault
     * @throws SealedSecretException if it is none; the text is not quoted
     */
    public static SecretBox of(String text, String source) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            // The exception quotes characters of the key.
            throw new SealedSecretException(source + " must be " + LENGTH + " bytes in Base64, and is no Base64");
        }
        if (key.length != LENGTH) {
            throw new SealedSecretException(source + " must be " + LENGTH + " bytes in Base64, not " + key.length);
        }
        return new SecretBox(key, source);
    }

    /**
     * The key of a file; the file is made with a new key if there is none.
     *
     * @throws SealedSecretException if it cannot be read or made, others may read it, or it holds no key
     */
    public static SecretBox in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!ALLOWED.containsAll(permissions)) {
                throw new SealedSecretException(
                        "key file " + file + " must be readable by its owner alone (chmod 600), not "
                                + PosixFilePermissions.toString(permissions));
            }
            return of(Files.readString(file), "key file " + file);
        } catch (IOException | UnsupportedOperationException e) {
            throw new SealedSecretException("key file " + file + " cannot be read or made: " + e, e);
        }
    }

    /** Whole or not at all: of two that make it at once both go on with the same one. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, ".key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(
                    draft,
                    Base64.getEncoder().encodeToString(key) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.SYNC);
            link(file, draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void link(Path file, Path draft) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("somebody else has made {} meanwhile: theirs is the key", file, e);
        }
    }
}
