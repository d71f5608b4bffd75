package io.dynamote.agent.kernel;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

import io.dynamote.events.host.Reading;
import org.jspecify.annotations.Nullable;

/** A file of the kernel that stays open and is read again and again into the same buffer. */
final class KernelFile implements Closeable {

    private final Path path;
    private final Cursor cursor = new Cursor();
    private @Nullable RandomAccessFile open;

    KernelFile(Path path) {
        this.path = path;
    }

    /** What the parser makes of the present text, or why it cannot be read. */
    <T> Reading<T> read(Parser<T> parser) {
        try {
            load();
            return parser.parse(cursor);
        } catch (IOException e) {
            close();
            return Failures.reading(e);
        }
    }

    private void load() throws IOException {
        RandomAccessFile file = open;
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "r");
            open = file;
        } else {
            file.seek(0);
        }
        int length = 0;
        int read;
        do {
            byte[] room = cursor.room(length);
            read = file.read(room, length, room.length - length);
            length += Math.max(read, 0);
        } while (read > 0);
        cursor.filled(length);
    }

    @Override
    public void close() {
        try (RandomAccessFile closing = open) {
            open = null;
        } catch (IOException e) {
            // Nothing was written, so nothing is lost; the next reading opens it anew.
            open = null;
        }
    }

    /** Makes a value of a text; pure. */
    interface Parser<T> {
        Reading<T> parse(Cursor text);
    }
}
