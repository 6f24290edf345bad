package org.xiangli.domain.services.tables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.xiangli.kernel.Refusal;

/**
 * What a file is by its first bytes, whatever it is called. Only a package can be an xlsx; for the rest the clerk hears
 * which of the usual mistakes it was.
 */
final class FileKind {

    private static final int HEAD = 4096;
    private static final byte[] PACKAGE = {'P', 'K', 3, 4};
    /** The container of old office files, and of new ones behind a password. */
    private static final byte[] CONTAINER = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A
    };

    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private FileKind() {}

    /**
     * @param file at its first byte, and able to go back there; when it may be a table it stands there again
     * @throws Refusal {@code tables.file-empty}, {@code tables.file-password}, {@code tables.file-old}, {@code
     *     tables.file-text}, {@code tables.file-unknown}
     */
    static void demandTable(InputStream file) throws IOException {
        file.mark(HEAD);
        var head = file.readNBytes(HEAD);
        file.reset();
        if (head.length == 0) {
            throw new Refusal("tables.file-empty", TableLaw.TAKEN);
        }
        if (begins(head, PACKAGE)) {
            return;
        }
        if (begins(head, CONTAINER)) {
            throw new Refusal(contains(file, ENCRYPTED) ? "tables.file-password" : "tables.file-old", TableLaw.TAKEN);
        }
        throw new Refusal(text(head) ? "tables.file-text" : "tables.file-unknown", TableLaw.TAKEN);
    }

    private static boolean begins(byte[] head, byte[] with) {
        return head.length >= with.length && Arrays.equals(head, 0, with.length, with, 0, with.length);
    }

    /** Text has no bytes below the space but tab and line ends; a comma or tab separated table is text. */
    private static boolean text(byte[] head) {
        for (var one : head) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(InputStream file, byte[] wanted) throws IOException {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (var read = file.read(buffer); read >= 0; read = file.read(buffer, kept, buffer.length - kept)) {
            var filled = kept + read;
            for (var at = 0; at + wanted.length <= filled; at++) {
                if (Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            kept = Math.min(filled, wanted.length - 1);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        }
        return false;
    }
}
