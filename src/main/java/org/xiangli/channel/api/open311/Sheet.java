package org.xiangli.channel.api.open311;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer in the two formats of the standard, from one tree: maps keep their order, a list's lines have the name the
 * standard gives them in XML. What is unknown is {@code null} in JSON and an empty element in XML.
 *
 * @param root name of the outermost element; JSON has none
 */
record Sheet(String root, Object tree) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> LINES = Map.of(
            "services", "service",
            "service_requests", "request",
            "errors", "error",
            "attributes", "attribute",
            "values", "value",
            "endpoints", "endpoint",
            "formats", "format");

    ResponseEntity<byte[]> answer(int status, String format) {
        var xml = format.equals("xml");
        return ResponseEntity.status(status)
                .contentType(
                        xml
                                ? new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8)
                                : new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8))
                .header("X-Content-Type-Options", "nosniff")
                .body(xml ? xml() : JSON.writeValueAsBytes(tree));
    }

    byte[] xml() {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            write(writer, root, tree);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter writer, String name, @Nullable Object value) throws XMLStreamException {
        writer.writeStartElement(name);
        switch (value) {
            case null -> {}
            case Map<?, ?> fields -> {
                for (var field : fields.entrySet()) {
                    write(writer, String.valueOf(field.getKey()), field.getValue());
                }
            }
            case List<?> lines -> {
                for (var line : lines) {
                    write(writer, LINES.getOrDefault(name, "item"), line);
                }
            }
            default -> writer.writeCharacters(printable(value.toString()));
        }
        writer.writeEndElement();
    }

    /** Without the control characters XML has no way to write. */
    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ");
    }
}
