package io.dynamote.web.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files that come inside our jar and the webjars. */
final class ClassPath {

    static final String WEBJARS = "/META-INF/resources/webjars/";

    private ClassPath() {}

    static byte[] read(String path) {
        try (InputStream file = ClassPath.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("must be on the class path: " + path);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
