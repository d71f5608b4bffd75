package io.dynamote.agent.kernel;

import java.nio.file.Path;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** What the kernel calls the host and its present boot, and what the host runs. */
public final class HostNames {

    private static final String PRETTY_NAME = "PRETTY_NAME=";

    private HostNames() {}

    /** The host's name, without a name service that may hang. */
    public static Reading<String> host(KernelPaths paths) {
        return line(paths.proc().resolve("sys/kernel/hostname"));
    }

    /** Changes at each boot. */
    public static Reading<String> boot(KernelPaths paths) {
        return line(paths.proc().resolve("sys/kernel/random/boot_id"));
    }

    /** The operating system as its maker calls it; see os-release(5). */
    public static Reading<String> system(KernelPaths paths) {
        Reading<String> own = prettyName(paths.root().resolve("etc/os-release"));
        return own instanceof Reading.Known<String>
                ? own
                : prettyName(paths.root().resolve("usr/lib/os-release"));
    }

    private static Reading<String> prettyName(Path path) {
        try (KernelFile file = new KernelFile(path)) {
            return file.read(HostNames::prettyName);
        }
    }

    static Reading<String> prettyName(Cursor text) {
        do {
            String line = text.rest();
            if (line.startsWith(PRETTY_NAME)) {
                String value = line.substring(PRETTY_NAME.length());
                boolean quoted = value.length() > 1 && (value.charAt(0) == '"' || value.charAt(0) == '\'');
                String name = quoted ? value.substring(1, value.length() - 1) : value;
                return name.isBlank() ? Reading.unavailable(Reason.UNREADABLE, line) : Reading.of(name);
            }
        } while (text.nextLine());
        return Reading.unavailable(Reason.NOT_SUPPORTED, "os-release has no " + PRETTY_NAME);
    }

    private static Reading<String> line(Path path) {
        try (KernelFile file = new KernelFile(path)) {
            return file.read(text -> {
                String line = text.rest();
                return line.isEmpty() ? Reading.unavailable(Reason.UNREADABLE, path + " is empty") : Reading.of(line);
            });
        }
    }
}
