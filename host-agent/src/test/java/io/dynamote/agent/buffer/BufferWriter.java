package io.dynamote.agent.buffer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that appends numbers and says each, until it is killed. */
final class BufferWriter {

    private static final long PLENTY = 64L * 1024 * 1024;

    private BufferWriter() {}

    public static void main(String[] arguments) throws IOException {
        SampleBuffer buffer = new SampleBuffer(Path.of(arguments[0]), PLENTY);
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (int i = Integer.parseInt(arguments[1]); i > 0; i++) {
                byte[] sample = (i + " ".repeat(1500)).getBytes(StandardCharsets.UTF_8);
                buffer.append(sample, sample.length);
                out.write((i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
