package org.xiangli.domain.services.tables;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A file that lies in pieces of one size, read from any place without ever holding more than a few of them: no copy of
 * people's data is left on a disk outside the database.
 */
final class Pieces implements SeekableByteChannel {

    static final int SIZE = 256 * 1024;
    private static final int HELD = 4;

    private final IntFunction<byte[]> read;
    private final long size;
    private final Map<Integer, byte[]> held = new LinkedHashMap<>(HELD, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > HELD;
        }
    };
    private long place;
    private boolean open = true;

    Pieces(long size, IntFunction<byte[]> read) {
        this.size = size;
        this.read = read;
    }

    @Override
    public int read(ByteBuffer into) {
        if (place >= size) {
            return -1;
        }
        var before = into.position();
        while (into.hasRemaining() && place < size) {
            var piece = held.computeIfAbsent((int) (place / SIZE), read::apply);
            var from = (int) (place % SIZE);
            var length = Math.min(into.remaining(), piece.length - from);
            into.put(piece, from, length);
            place += length;
        }
        return into.position() - before;
    }

    @Override
    public long position() {
        return place;
    }

    @Override
    public SeekableByteChannel position(long to) {
        place = to;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new NonWritableChannelException();
    }
}
