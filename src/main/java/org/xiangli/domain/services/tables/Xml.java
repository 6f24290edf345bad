package org.xiangli.domain.services.tables;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.xiangli.kernel.Refusal;

/** The parts of a workbook as a stream of XML: no entities, nothing fetched, no text longer than a cell may be. */
final class Xml {

    /** The most characters a cell holds, by the format. */
    static final int LONGEST = 32_767;

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    static XMLStreamReader of(InputStream part) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(part);
    }

    /** The next beginning of an element; false at the end of the document. */
    static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** The value of an attribute whatever its namespace; empty when it is not there. */
    static String attribute(XMLStreamReader xml, String name) {
        for (var at = 0; at < xml.getAttributeCount(); at++) {
            if (xml.getAttributeLocalName(at).equals(name)) {
                return xml.getAttributeValue(at);
            }
        }
        return "";
    }

    static int whole(XMLStreamReader xml, String name, int otherwise) {
        var text = attribute(xml, name);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** Takes over the characters at hand. @throws Refusal {@code tables.file-unreadable} when they are too many */
    static void append(StringBuilder text, XMLStreamReader xml) {
        if (text.length() + xml.getTextLength() > LONGEST) {
            throw new Refusal("tables.file-unreadable", TableLaw.TAKEN);
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /**
     * The text of a string element ({@code si} or {@code is}) up to its end: its runs together, without the reading aids
     * (注音) some editions add.
     */
    static String string(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        var depth = 1;
        var aid = 0;
        var inText = false;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    aid += xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = xml.getLocalName().equals("t") && aid == 0;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    aid -= xml.getLocalName().equals("rPh") ? 1 : 0;
                    inText = false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inText) {
                        append(text, xml);
                    }
                }
                default -> {}
            }
        }
        return plain(text.toString());
    }

    /** Excel writes characters XML cannot hold as _x000D_; of these only line ends and tabs are kept. */
    static String plain(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return java.util.regex.Pattern.compile("_x([0-9A-Fa-f]{4})_")
                .matcher(text)
                .replaceAll(found -> {
                    var code = Integer.parseInt(found.group(1), 16);
                    return code == '\n' || code == '\t' || (code >= ' ' && !Character.isSurrogate((char) code))
                            ? java.util.regex.Matcher.quoteReplacement(String.valueOf((char) code))
                            : "";
                });
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
