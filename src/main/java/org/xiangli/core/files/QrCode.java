package org.xiangli.core.files;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A text as a QR code: drawn into a page as SVG, or as a picture for a letter. A quarter may be soiled or torn. */
public final class QrCode {

    /** White modules on each side that ISO/IEC 18004 demands. */
    private static final int QUIET = 4;

    /** Dots for each module of the picture, so that a reader's smoothing does not blur it. */
    private static final int DOTS = 8;

    private QrCode() {}

    /**
     * An inline {@code svg} element without style or script, that takes the size its place gives it.
     *
     * @param text up to some 1,000 bytes in UTF-8
     * @param label what it is, for those who cannot see it
     */
    public static String svg(String text, String label) {
        var modules = modules(text);
        var side = modules.getWidth() + 2 * QUIET;
        var path = new StringBuilder();
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" role="img" aria-label="%2$s" \
            shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%1$dv%1$dh-%1$dz"/><path d="%3$s"/></svg>\
            """.formatted(side, escaped(label), path);
    }

    /** The same as {@code data:image/png;base64,…}, for the {@code src} of an {@code img}. */
    public static String dataUri(String text) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(text));
    }

    static byte[] png(String text) {
        var modules = modules(text);
        var side = (modules.getWidth() + 2 * QUIET) * DOTS;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < side; y++) {
            for (var x = 0; x < side; x++) {
                picture.setRGB(x, y, dark(modules, x / DOTS - QUIET, y / DOTS - QUIET) ? 0x000000 : 0xFFFFFF);
            }
        }
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean dark(ByteMatrix modules, int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.Q, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("A QR code cannot hold " + text.length() + " characters", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
