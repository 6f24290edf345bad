package org.xiangli.core.files;

/** A number of bytes as people read it, never rounded down: one byte above 10 MB is 10.1 MB. */
final class FileSize {

    private static final long KB = 1024;
    private static final long MB = KB * KB;

    private FileSize() {}

    static String of(long bytes) {
        if (bytes < MB) {
            return (bytes + KB - 1) / KB + " KB";
        }
        var tenths = (bytes * 10 + MB - 1) / MB;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " MB";
    }
}
