package io.dynamote.system.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Who runs the processes: the image's user if these tests may become another one, else whoever runs the tests.
 *
 * @param id of the user and the group
 * @param prefix what stands before a command
 */
record User(String id, List<String> prefix) {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    User {
        prefix = List.copyOf(prefix);
    }

    static User of(ImageTarget target) {
        String own = own();
        String wanted = String.valueOf(target.user()).split(":", 2)[0];
        if (!canChange()) {
            return new User(own, List.of());
        }
        return new User(
                wanted,
                List.of(
                        SETPRIV.toString(),
                        "--reuid=" + wanted,
                        "--regid=" + wanted,
                        "--clear-groups",
                        "--no-new-privs"));
    }

    /** Only root can become somebody else. */
    static boolean canChange() {
        return own().equals("0") && Files.isExecutable(SETPRIV);
    }

    private static String own() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
