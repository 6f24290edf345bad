package org.xiangli.core.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Small files of each kind, made here so that no binary lies among the sources. */
final class Samples {

    private static final String PARTS = "[Content_Types].xml";
    private static final String DOCX = "<Types><Override"
        + " ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    private Samples() {}

    static byte[] pdf() {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture; each shade gives other bytes. */
    static byte[] picture(String format, int shade) {
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 3, shade);
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] webp() {
        return "RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0\u0030\u0001\0\u009d\u0001\u002a\u0001\0\u0001\0"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(US_ASCII);
    }

    static byte[] docx() {
        return zip(Map.of(PARTS, DOCX, "word/document.xml", "<w:document/>"));
    }

    static byte[] xlsx() {
        return zip(Map.of(PARTS, "<Types/>", "xl/workbook.xml", "<workbook/>"));
    }

    static byte[] docxWithMacros() {
        return zip(Map.of(PARTS, "<Types/>", "word/document.xml", "<w:document/>", "word/vbaProject.bin", "x"));
    }

    static byte[] docxThatSaysItHasMacros() {
        return zip(Map.of(
                PARTS,
                "<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>",
                "word/document.xml",
                "<w:document/>"));
    }

    static byte[] archive() {
        return zip(Map.of("户口簿.txt", "字"));
    }

    /** A list of parts that unpacks to a hundred megabytes. */
    static byte[] bomb() {
        return zip(Map.of(PARTS, " ".repeat(100_000_000), "word/document.xml", "x"));
    }

    private static byte[] zip(Map<String, String> entries) {
        SequencedMap<String, String> inOrder = new TreeMap<>(entries);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, UTF_8)) {
            for (var entry : inOrder.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
