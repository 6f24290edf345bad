package org.xiangli.domain.services.inbox;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.xiangli.kernel.Refusal;

/**
 * A photo without what a telephone writes into it: where and when it was taken, with which device, a second picture in
 * small. It is drawn anew, upright, at most {@value #SIDE} pixels a side; nothing but the picture is carried over.
 */
final class Photo {

    static final int SIDE = 1600;
    private static final long MOST_PIXELS = 60_000_000;

    private Photo() {}

    /** As JPEG. @throws Refusal {@code services.inbox.photo} for what is no JPEG or PNG picture, or one too large to draw */
    static byte[] bare(byte[] content) {
        try {
            var side = Math.max(1, Math.min(SIDE, longest(content)));
            var drawn = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(content))
                    .size(side, side)
                    .imageType(BufferedImage.TYPE_INT_RGB)
                    .outputFormat("jpg")
                    .outputQuality(0.85)
                    .toOutputStream(drawn);
            return drawn.toByteArray();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw refused();
        }
    }

    /** Asked before anything is drawn: a small file may hold a picture of a million million points. */
    private static int longest(byte[] content) throws IOException {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw refused();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                var format = reader.getFormatName();
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (!format.equalsIgnoreCase("jpeg") && !format.equalsIgnoreCase("png")
                        || width * height > MOST_PIXELS) {
                    throw refused();
                }
                return Math.toIntExact(Math.max(width, height));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Refusal refused() {
        return new Refusal("services.inbox.photo", InboxLaw.ISSUE, MOST_PIXELS / 1_000_000);
    }
}
