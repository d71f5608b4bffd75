package io.dynamote.agent.kernel;

import java.nio.file.Path;

/**
 * Where the kernel shows the host. In a container the host's directories are mounted elsewhere.
 *
 * @param proc usually {@code /proc}
 * @param sys usually {@code /sys}
 * @param root where the host's file systems are seen, usually {@code /}
 */
public record KernelPaths(Path proc, Path sys, Path root) {

    /**
     * A file of {@code /proc} that shows each process another thing, such as the mounts: seen by the first process of the
     * host if the agent itself lives in a container.
     */
    Path ownProc(String name) {
        return proc.equals(Path.of("/proc"))
                ? proc.resolve("self").resolve(name)
                : proc.resolve("1").resolve(name);
    }

    /** The place of a mount point of the host. */
    Path onHost(String mountPoint) {
        return root.resolve(mountPoint.substring(1));
    }
}
