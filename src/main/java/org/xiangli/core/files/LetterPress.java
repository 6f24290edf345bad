package org.xiangli.core.files;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets a letter's XHTML as a PDF that outlives this program (PDF/A-2a: fonts and colours inside, tagged for reading
 * aloud). Its text can be searched and copied exactly, rare characters of names included.
 */
@Component
public class LetterPress {

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        XRLog.setLoggerImpl(new PressLog());
    }

    /** As {@link #print(String, String, Locale)}, in Chinese. */
    public byte[] print(String xhtml, String title) {
        return print(xhtml, title, Locale.SIMPLIFIED_CHINESE);
    }

    /**
     * @param xhtml well-formed XHTML with root {@code html}; no entities of HTML. Page and classes ({@code number, to,
     *     body, sign, small, check, code, break}) are those of {@code letter.css}
     * @param title shown by readers instead of the file's name
     * @param language of the text, for reading aloud
     * @return the PDF
     * @throws IllegalArgumentException when the XHTML is not well-formed, or asks for anything from outside: the press
     *     opens nothing but {@code data:image/…} and {@code classpath:org/xiangli/…}
     */
    public byte[] print(String xhtml, String title, Locale language) {
        var sheet = LetterSheet.read(xhtml, title, language);
        var sources = new LetterSources();
        var fonts = LetterFonts.shared();
        try (var document = new PDDocument()) {
            var regular = new Face(document, fonts.regular());
            var bold = new Face(document, fonts.bold());
            var paper = new ByteArrayOutputStream(64 * 1024);
            new PdfRendererBuilder()
                    .usePDDocument(document)
                    .useFont(regular, "Letter", 400, FontStyle.NORMAL, true)
                    .useFont(bold, "Letter", 700, FontStyle.NORMAL, true)
                    .useFont(regular, "Rare", 400, FontStyle.NORMAL, true)
                    .useColorProfile(COLOURS)
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .withProducer("Xiangli")
                    .useExternalResourceAccessControl(
                            sources::allows, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            sources::allows, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useProtocolsStreamImplementation(sources, "classpath", "file", "jar", "http", "https", "ftp")
                    .withW3cDocument(sheet, "")
                    .toStream(paper)
                    .run();
            sources.demandNothingRefused();
            return paper.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A face in one document, embedded only as far as the letter uses it, and only if it does. */
    private static final class Face extends PDFontSupplier {

        private final PDDocument document;
        private final TrueTypeFont font;
        private @Nullable PDFont loaded;

        @SuppressWarnings("NullAway") // the superclass is not annotated; what it holds is never asked for
        Face(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            if (loaded == null) {
                try {
                    loaded = PDType0Font.load(document, font, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return loaded;
        }
    }
}
