package io.dynamote.agent.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program with an end: of time, and of what it may print. */
public final class Tool {

    private static final int MOST_OUTPUT = 4 * 1024 * 1024;
    private static final int CHUNK = 8192;
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Duration limit;

    /** Programs that take longer than the limit are killed with all that they started. */
    public Tool(Duration limit) {
        this.limit = limit;
    }

    /** Runs the command and waits for its end. */
    public ToolResult run(List<String> command) throws InterruptedException {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return new ToolResult.NotStarted(String.valueOf(e.getMessage()));
        }
        Output output = new Output(process.getInputStream());
        Thread reader = Thread.ofPlatform().name("output").daemon().start(output);
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new ToolResult.TimedOut(limit);
            }
            // A child that it left behind may hold the pipe open for ever.
            reader.join(GRACE);
            return new ToolResult.Ended(process.exitValue(), output.text());
        } finally {
            kill(process);
        }
    }

    /** Starts a program that keeps running; its error output is discarded. */
    public static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        // Words in the language of the machine's owner cannot be read.
        builder.environment().putAll(Map.of("LC_ALL", "C", "LANG", "C"));
        return builder.start();
    }

    /** Ends a program and all that it started. */
    public static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static final class Output implements Runnable {

        private final InputStream stream;
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        Output(InputStream stream) {
            this.stream = stream;
        }

        @Override
        public void run() {
            byte[] chunk = new byte[CHUNK];
            try (stream) {
                for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                    keep(chunk, read);
                }
            } catch (IOException e) {
                // The program was killed: what it said until then is there.
                keep(chunk, 0);
            }
        }

        /** What is too much is read, so that the program can end, and forgotten. */
        private synchronized void keep(byte[] chunk, int length) {
            bytes.write(chunk, 0, Math.min(length, MOST_OUTPUT - bytes.size()));
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
