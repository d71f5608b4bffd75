package io.dynamote.agent.kernel;

import java.io.File;
import java.util.List;

import io.dynamote.events.host.Filesystem;
import io.dynamote.events.host.Reading;
import io.dynamote.events.host.Reason;

/** Space of the local file systems. Asking a sick disk may hang, so this is no part of the fast readings. */
public final class FilesystemReader {

    private final KernelPaths paths;
    private final KernelFile mounts;

    public FilesystemReader(KernelPaths paths) {
        this.paths = paths;
        this.mounts = new KernelFile(paths.ownProc("mountinfo"));
    }

    /** Each local file system once. */
    public Reading<List<Filesystem>> read() {
        return mounts.read(Mount::parse)
                .map(found -> found.stream().map(this::filesystem).toList());
    }

    private Filesystem filesystem(Mount mount) {
        File place = paths.onHost(mount.point()).toFile();
        long limit = place.getTotalSpace();
        if (limit <= 0) {
            // The JDK answers 0 for every failure.
            return new Filesystem(mount.point(), mount.type(), mount.device(), failed(), failed(), failed(), failed());
        }
        long used = Math.max(0, limit - place.getFreeSpace());
        long available = place.getUsableSpace();
        return new Filesystem(
                mount.point(),
                mount.type(),
                mount.device(),
                Reading.of(limit),
                Reading.of(used),
                Reading.of(available),
                Figures.ratio((double) used, (double) used + (double) available));
    }

    private static <T> Reading<T> failed() {
        return Reading.unavailable(Reason.FAILED, "its size cannot be asked for");
    }
}
