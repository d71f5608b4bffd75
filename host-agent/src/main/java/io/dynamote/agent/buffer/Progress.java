package io.dynamote.agent.buffer;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** What is delivered and what was lost, in one small file that is written over. Without it everything is delivered again. */
final class Progress implements Closeable {

    private static final int NUMBERS = 4;
    private static final int SIZE = NUMBERS * Long.BYTES;

    private final RandomAccessFile file;
    private Position delivered = new Position(0, 0);
    private long dropped;
    private long damaged;

    Progress(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        byte[] bytes = new byte[SIZE + Long.BYTES];
        if (file.length() == bytes.length) {
            file.readFully(bytes);
            ByteBuffer content = ByteBuffer.wrap(bytes);
            if (content.getLong(SIZE) == checksum(bytes)) {
                delivered = new Position(content.getLong(), content.getLong());
                dropped = content.getLong();
                damaged = content.getLong();
            }
        }
    }

    Position delivered() {
        return delivered;
    }

    long dropped() {
        return dropped;
    }

    long damaged() {
        return damaged;
    }

    void moveTo(Position position) throws IOException {
        write(position, dropped, damaged);
    }

    void drop(Position next, long samples) throws IOException {
        write(next, dropped + samples, damaged);
    }

    void skipDamage(Position next) throws IOException {
        write(next, dropped, damaged + 1);
    }

    private void write(Position position, long nowDropped, long nowDamaged) throws IOException {
        delivered = position;
        dropped = nowDropped;
        damaged = nowDamaged;
        ByteBuffer content = ByteBuffer.allocate(SIZE + Long.BYTES)
                .putLong(position.segment())
                .putLong(position.offset())
                .putLong(nowDropped)
                .putLong(nowDamaged);
        content.putLong(checksum(content.array()));
        file.seek(0);
        file.write(content.array());
    }

    private static long checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, SIZE);
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
