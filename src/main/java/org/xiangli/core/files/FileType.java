package org.xiangli.core.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.tika.Tika;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The kinds of file a person may hand in, told by their content; a name's ending proves nothing.
 *
 * <p>Each can be opened at any window and shown in any browser or office program. Not taken: HEIC (most browsers cannot
 * show it; phones turn it into JPEG when asked), archives (nobody can see what is in them), old office formats and
 * documents with macros (they run programs), SVG and HTML (they run scripts).
 */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final RuleRef RULE = FileStore.RULE;
    private static final Tika TIKA = new Tika();
    private static final int LARGEST_LIST_OF_PARTS = 256 * 1024;

    private final String mediaType;
    private final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The usual ending of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    /** Whether a browser can show it as a picture. */
    public boolean isPicture() {
        return this == JPEG || this == PNG || this == WEBP;
    }

    static FileType ofMediaType(String mediaType) {
        return known(mediaType).orElseThrow(() -> new IllegalArgumentException("Not kept here: " + mediaType));
    }

    /** @throws Refusal {@code file.type-not-allowed} with the media type found */
    static FileType of(byte[] content) {
        var found = TIKA.detect(content);
        if (isPackage(found)) {
            found = office(content).orElse("application/zip");
        }
        var type = found;
        return known(type).orElseThrow(() -> new Refusal("file.type-not-allowed", RULE, type));
    }

    private static Optional<FileType> known(String mediaType) {
        for (var type : values()) {
            if (type.mediaType.equals(mediaType)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static boolean isPackage(String mediaType) {
        return List.of("application/zip", "application/x-tika-ooxml").contains(mediaType)
                || mediaType.contains("openxml");
    }

    /** What an office package says it is. Its parts are listed, none but the list itself is unpacked. */
    private static Optional<String> office(byte[] content) {
        try (var parts = ZipFile.builder().setByteArray(content).get()) {
            var list = parts.getEntry("[Content_Types].xml");
            if (list == null || list.getSize() > LARGEST_LIST_OF_PARTS) {
                return Optional.empty();
            }
            if (hasMacros(parts, list)) {
                return Optional.of("application/vnd.ms-office.macroEnabled");
            }
            if (parts.getEntry("word/document.xml") != null) {
                return Optional.of(DOCX.mediaType);
            }
            return parts.getEntry("xl/workbook.xml") == null ? Optional.empty() : Optional.of(XLSX.mediaType);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static boolean hasMacros(ZipFile parts, ZipArchiveEntry list) throws IOException {
        for (var part : Collections.list(parts.getEntries())) {
            if (part.getName().endsWith("vbaProject.bin") || part.getName().contains("/activeX/")) {
                return true;
            }
        }
        try (var text = parts.getInputStream(list)) {
            return new String(text.readNBytes(LARGEST_LIST_OF_PARTS), StandardCharsets.UTF_8).contains("macroEnabled");
        }
    }
}
