package org.xiangli.domain.services.tables;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Which styles of a workbook show a number as a day: without its format a day is a number like any other. */
final class Formats {

    private static final int MOST = 65_536;

    /** Places of the styles that show a day. */
    private final BitSet days = new BitSet();

    static Formats of(XMLStreamReader xml) throws XMLStreamException {
        var formats = new Formats();
        var codes = new HashMap<Integer, String>();
        var inStyles = false;
        var style = 0;
        while (xml.hasNext()) {
            var event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "numFmt" -> {
                        if (codes.size() < MOST) {
                            codes.put(Xml.whole(xml, "numFmtId", 0), Xml.attribute(xml, "formatCode"));
                        }
                    }
                    case "cellXfs" -> inStyles = true;
                    case "xf" -> {
                        if (inStyles && style < MOST) {
                            var format = Xml.whole(xml, "numFmtId", 0);
                            var code = codes.get(format);
                            formats.days.set(style++, code == null ? builtIn(format) : showsDay(code));
                        }
                    }
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("cellXfs")) {
                inStyles = false;
            }
        }
        return formats;
    }

    boolean showsDay(int style) {
        return days.get(style);
    }

    /** The formats every edition knows without saying; 27 to 58 are the Chinese ones among them. */
    private static boolean builtIn(int format) {
        return (format >= 14 && format <= 17)
                || format == 22
                || (format >= 27 && format <= 31)
                || format == 36
                || (format >= 50 && format <= 54)
                || format == 57
                || format == 58;
    }

    /** A year or a day outside quotation marks, colours and conditions. */
    private static boolean showsDay(String code) {
        var bare = code.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d");
    }
}
