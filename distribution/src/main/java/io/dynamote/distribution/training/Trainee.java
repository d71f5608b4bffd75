package io.dynamote.distribution.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.dynamote.distribution.layout.Layout;
import io.dynamote.distribution.layout.Part;

/** One part that runs in order to be learnt from. */
final class Trainee implements AutoCloseable {

    private static final Duration LONGEST_END = Duration.ofMinutes(8);

    private final Layout layout;
    private final Part part;
    private final Path log;
    private final Process process;

    private Trainee(Layout layout, Part part, Path log, Process process) {
        this.layout = layout;
        this.part = part;
        this.log = log;
        this.process = process;
    }

    static Trainee start(Layout layout, Part part, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(layout.startScript().toString(), part.id())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("DYNAMOTE_AOT", "record");
        return new Trainee(layout, part, log, builder.start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to end, which is when it writes down what it has learnt. */
    void end() {
        process.destroy();
    }

    /**
     * Waits for its cache.
     *
     * @throws IOException if it leaves none
     */
    void awaitCache() throws IOException, InterruptedException {
        boolean ended = process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        Path cache = layout.cache(part);
        if (!ended || !Files.exists(cache) || Files.size(cache) == 0) {
            throw new IOException(
                    part.id() + " has left no cache" + (ended ? "" : " within " + LONGEST_END) + "; its log is " + log);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @Override
    public String toString() {
        return part.id() + ", whose log is " + log;
    }
}
