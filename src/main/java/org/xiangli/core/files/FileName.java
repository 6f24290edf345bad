package org.xiangli.core.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.xiangli.kernel.Refusal;

/** The name a person gave a file, made harmless: no path, nothing invisible, and the ending its content deserves. */
final class FileName {

    static final int LONGEST = 120;

    private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    /** Control characters, and format characters such as those that write a name's ending backwards. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[.\\s\\u3000]+|[.\\s\\u3000]+$");

    private FileName() {}

    /**
     * The last part of {@code given}, for example {@code 户口簿.jpg} of {@code C:\照片\户口簿.jpg}. A picture called
     * {@code 合同.pdf} becomes {@code 合同.pdf.jpg}, so that it opens as what it is.
     *
     * @throws Refusal {@code file.name} with the longest length, when nothing is left or the name is longer
     */
    static String of(String given, FileType type) {
        var name = PATH.matcher(given).replaceFirst("");
        name = INVISIBLE.matcher(name).replaceAll("");
        name = RESERVED.matcher(name).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        if (name.isEmpty()) {
            throw new Refusal("file.name", FileStore.RULE, LONGEST);
        }
        if (!endsRight(name, type)) {
            name = name + "." + type.ending();
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new Refusal("file.name", FileStore.RULE, LONGEST);
        }
        return name;
    }

    private static boolean endsRight(String name, FileType type) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("." + type.ending()) || type == FileType.JPEG && lower.endsWith(".jpeg");
    }
}
