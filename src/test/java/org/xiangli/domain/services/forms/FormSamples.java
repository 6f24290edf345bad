package org.xiangli.domain.services.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import tools.jackson.databind.node.ObjectNode;

/** Forms of the house and answers to them. */
public final class FormSamples {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    static final String ID =
            IdNumber.build("000000", LocalDate.of(1960, 1, 1), 2).value();
    static final FormReader READER = new FormReader(
            new Validator(Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), ZoneId.of("Asia/Shanghai"))));

    /** A good pension registration; the register adds the rest. */
    public static final String WHOLE = """
        {"at-school": false, "other-insurance": "NONE", "yearly-contribution": 20000, "truth": true}
        """;

    private FormSamples() {}

    static String text(String item) {
        try (var stream = Objects.requireNonNull(FormReader.class.getResourceAsStream("schemas/" + item + ".json"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static ServiceForm form(String item) {
        return READER.read(text(item));
    }

    /** The pension registration as a county might change it: one more question, a higher least contribution. */
    public static String second() {
        var schema = form("pension-register").schema();
        schema.put("x-version", 2).put("$id", "urn:xiangli:form:pension-register:2");
        ((ObjectNode) schema.path("properties").path("yearly-contribution")).put("minimum", 30_000);
        ((ObjectNode) schema.path("properties"))
                .putObject("by-text")
                .put("type", "boolean")
                .put("title", "是否愿意接收短信")
                .put("x-title-en", "Do you want text messages?");
        ((tools.jackson.databind.node.ArrayNode) schema.path("required")).add("by-text");
        ((tools.jackson.databind.node.ArrayNode) schema.path("x-steps").get(2).path("ask")).add("by-text");
        return schema.toString();
    }

    public static ObjectNode answers(String json) {
        return (ObjectNode) FormReader.JSON.readTree(json);
    }

    static Sheet sheet(ServiceForm form, ObjectNode answers) {
        return new Sheet(
                new UUID(0, 1),
                DivisionCode.of("222405102201"),
                new UUID(0, 2),
                form.item(),
                form.version(),
                Optional.empty(),
                answers,
                Map.of(),
                Set.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty());
    }
}
