package org.xiangli.core.files;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a letter's XHTML into a document the press can set: titled, in a language, with no character it cannot draw. */
final class LetterSheet {

    private static final String STYLE = "classpath:org/xiangli/core/files/letter.css";
    private static final Pattern DOCTYPE = Pattern.compile("\\A\\s*<!doctype html>", Pattern.CASE_INSENSITIVE);
    /** What XML 1.0 cannot hold: control characters and half surrogates, as a paste from elsewhere may bring. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private LetterSheet() {}

    /**
     * @param xhtml well-formed XHTML without entities of HTML (write {@code &#160;}, not {@code &nbsp;}), root
     *     {@code html}; a leading {@code <!DOCTYPE html>} is allowed, any other document type is not
     * @throws IllegalArgumentException when it is not; the message has line and column, never the text
     */
    static Document read(String xhtml, String title, Locale language) {
        var sheet =
                parse(NOT_XML.matcher(DOCTYPE.matcher(xhtml).replaceFirst("")).replaceAll(""));
        var root = sheet.getDocumentElement();
        if (!root.getTagName().equals("html")) {
            throw new IllegalArgumentException("A letter's root element is html, not " + root.getTagName());
        }
        root.setAttribute("lang", language.toLanguageTag());
        giveHead(sheet, title);
        sayWhatCannotBeDrawn(root);
        return sheet;
    }

    /** The title is also the description that accessible PDF demands; the house's style comes before the letter's. */
    private static void giveHead(Document sheet, String title) {
        var root = sheet.getDocumentElement();
        var head = first(root, "head");
        if (head == null) {
            head = sheet.createElement("head");
            root.insertBefore(head, root.getFirstChild());
        }
        var old = first(head, "title");
        if (old != null) {
            head.removeChild(old);
        }
        var style = sheet.createElement("link");
        style.setAttribute("rel", "stylesheet");
        style.setAttribute("href", STYLE);
        head.insertBefore(style, head.getFirstChild());
        var name = sheet.createElement("title");
        name.setTextContent(title);
        head.insertBefore(name, style);
        var subject = sheet.createElement("meta");
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", title);
        head.insertBefore(subject, style);
    }

    /** A rare character of a name is not lost in silence: it appears as its code, 〔U+2A6D6〕, to be added by hand. */
    private static void sayWhatCannotBeDrawn(Node node) {
        if (node instanceof Text text) {
            text.setData(drawable(text.getData()));
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            sayWhatCannotBeDrawn(child);
        }
    }

    private static String drawable(String text) {
        var fonts = LetterFonts.shared();
        if (text.codePoints().allMatch(point -> point < ' ' || fonts.draws(point))) {
            return text;
        }
        var drawable = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point < ' ' || fonts.draws(point)) {
                drawable.appendCodePoint(point);
            } else {
                drawable.append("〔U+%04X〕".formatted(point));
            }
        });
        return drawable.toString();
    }

    private static Document parse(String xhtml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(xhtml)));
        } catch (SAXParseException e) {
            throw new IllegalArgumentException("A letter must be well-formed XHTML; line " + e.getLineNumber()
                    + ", column " + e.getColumnNumber() + " is not");
        } catch (SAXException e) {
            throw new IllegalArgumentException("A letter must be well-formed XHTML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Element first(Element parent, String name) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
