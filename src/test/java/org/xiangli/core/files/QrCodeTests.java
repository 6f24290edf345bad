package org.xiangli.core.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final String ADDRESS = "https://xiangli.example/letters/222405/K7QF-2MXD-9RWA";

    @Test
    void isReadFromThePicture() throws Exception {
        var bytes = Base64.getDecoder().decode(QrCode.dataUri(ADDRESS).substring("data:image/png;base64,".length()));

        assertThat(read(ImageIO.read(new ByteArrayInputStream(bytes)))).isEqualTo(ADDRESS);
    }

    @Test
    void isReadFromThePrintedLetter() throws Exception {
        var letter = "<html><body><p>查验</p><img alt='查验码' style='width: 28mm' src='" + QrCode.dataUri(ADDRESS)
                + "'/></body></html>";
        try (var pdf = Loader.loadPDF(new LetterPress().print(letter, "题"))) {
            assertThat(read(new PDFRenderer(pdf).renderImageWithDPI(0, 150))).isEqualTo(ADDRESS);
        }
    }

    @Test
    void isReadFromTheDrawing() throws Exception {
        assertThat(read(drawn(QrCode.svg(ADDRESS, "查验码")))).isEqualTo(ADDRESS);
    }

    @Test
    void carriesChinese() throws Exception {
        assertThat(read(drawn(QrCode.svg("乡里：办件码 甲2", "码")))).isEqualTo("乡里：办件码 甲2");
    }

    @Test
    void hasALabelThatCannotBreakOutOfThePage() {
        assertThat(QrCode.svg(ADDRESS, "\"><script>&"))
                .contains("aria-label=\"&quot;&gt;&lt;script&gt;&amp;\"")
                .doesNotContain("<script", "style=");
    }

    @Test
    void refusesATextItCannotHold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrCode.svg("长".repeat(1000), "码"))
                .withMessageContaining("1000 characters");
    }

    /** Draws the modules of the path, each a square of one unit, eight dots wide. */
    private static BufferedImage drawn(String svg) {
        var box = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(box.find()).isTrue();
        var side = Integer.parseInt(box.group(1)) * 8;
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(java.awt.Color.WHITE);
        brush.fillRect(0, 0, side, side);
        brush.setColor(java.awt.Color.BLACK);
        Pattern.compile("M(\\d+) (\\d+)h1v1h-1z")
                .matcher(svg)
                .results()
                .forEach(square -> brush.fillRect(
                        Integer.parseInt(square.group(1)) * 8, Integer.parseInt(square.group(2)) * 8, 8, 8));
        return picture;
    }

    private static String read(BufferedImage picture) throws Exception {
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(1);
        LuminanceSource light = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
