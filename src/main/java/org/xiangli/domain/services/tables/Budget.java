package org.xiangli.domain.services.tables;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.xiangli.kernel.Refusal;

/** Counts what a file unpacks to while it is read, and stops when it is too much: a zip bomb costs no more than that. */
final class Budget {

    /** A full sheet of 1,048,576 rows with ten columns unpacks to some 500 MB. */
    static final long MOST = 2L * 1024 * 1024 * 1024;
    /** Sheets of repeated rows shrink to a fiftieth; bombs to a thousandth. */
    static final int STEEPEST = 200;

    private static final long HARMLESS = 10L * 1024 * 1024;

    private final long size;
    private long unpacked;

    /** @param size of the packed file */
    Budget(long size) {
        this.size = Math.max(1, size);
    }

    InputStream counting(InputStream part) {
        return new FilterInputStream(part) {

            @Override
            public int read() throws IOException {
                var one = in.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                var read = in.read(buffer, from, length);
                count(Math.max(0, read));
                return read;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void count(int read) {
        unpacked += read;
        if (unpacked > MOST || (unpacked > HARMLESS && unpacked / STEEPEST > size)) {
            throw new Refusal("tables.file-bomb", TableLaw.TAKEN);
        }
    }
}
