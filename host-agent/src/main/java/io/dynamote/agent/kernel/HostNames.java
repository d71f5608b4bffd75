package io.dynamote.agent.kernel;

import java.nio.file.Path;

import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** What the kernel calls the host and its present boot. */
public final class HostNames {

    private HostNames() {}

    /** The host's name, without a name service that may hang. */
    public static Reading<String> host(KernelPaths paths) {
        return line(paths.proc().resolve("sys/kernel/hostname"));
    }

    /** Changes at each boot. */
    public static Reading<String> boot(KernelPaths paths) {
        return line(paths.proc().resolve("sys/kernel/random/boot_id"));
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
