package io.dynamote.agent.buffer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that appends numbers and says each that was appended, or {@link #FAILED}, until it is killed. */
final class BufferWriter {

    static final String FAILED = "failed";

    private static final long PLENTY = 64L * 1024 * 1024;

    private BufferWriter() {}

    /**
     * Starts it.
     *
     * @param before words of the command before those of this program
     */
    static Process start(Path directory, int first, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                BufferWriter.class.getName(),
                directory.toString(),
                Integer.toString(first)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException {
        SampleBuffer buffer = new SampleBuffer(Path.of(arguments[0]), PLENTY);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int i = Integer.parseInt(arguments[1]); i > 0; i++) {
                out.write((append(buffer, i) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String append(SampleBuffer buffer, int number) {
        try {
            Numbers.append(buffer, number, number, Numbers.USUAL);
            return Integer.toString(number);
        } catch (IOException e) {
            // What the agent does as well: the next sample tries again.
            return FAILED;
        }
    }
}
