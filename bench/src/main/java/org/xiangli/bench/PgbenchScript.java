package org.xiangli.bench;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiangli.bench.Recording.Kind;
import org.xiangli.bench.Recording.Param;

/**
 * A recorded way as a script of pgbench: the same statements in the same transactions, every value a parameter as in
 * JDBC, {@code begin} sent together with the statement that follows as the driver does. Ids are counted up per case,
 * which a B-tree likes as well as UUIDs of version 7.
 */
final class PgbenchScript {

    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final String run = "%08x".formatted(new java.security.SecureRandom().nextInt());

    private PgbenchScript() {}

    static PgbenchScript of(List<Way.Step> steps) {
        var script = new PgbenchScript();
        script.text.append("""
            \\set n :n + 1
            \\set serial :epoch + :n * 1024 + :client_id
            \\set who random(0, %d)
            """.formatted(CaseWalk.SUBJECTS - 1));
        steps.forEach(step -> script.add(step.sent()));
        return script;
    }

    String text() {
        return text.toString();
    }

    /** Values of the script's variables. */
    Map<String, String> variables() {
        return variables;
    }

    private void add(List<Way.Sent> calls) {
        var begun = "";
        for (var call : calls) {
            switch (call.kind()) {
                case BEGIN -> begun = "begin";
                case BEGIN_READ_ONLY -> begun = "begin read only";
                case COMMIT -> text.append("commit;\n");
                case ROLLBACK -> text.append("rollback;\n");
                case QUERY, UPDATE -> {
                    for (var row : call.rows()) {
                        if (!begun.isEmpty()) {
                            text.append("\\startpipeline\n").append(begun).append(";\n");
                        }
                        text.append(statement(call.sql(), row)).append(";\n");
                        if (!begun.isEmpty()) {
                            text.append("\\endpipeline\n");
                            begun = "";
                        }
                    }
                }
            }
        }
    }

    private String statement(String sql, List<Way.Slot> slots) {
        var statement = new StringBuilder();
        var next = 0;
        var quoted = false;
        for (var letter : sql.strip().toCharArray()) {
            quoted ^= letter == '\'';
            if (letter == '?' && !quoted) {
                statement.append(expression(slots.get(next++)));
            } else {
                statement.append(letter);
            }
        }
        return statement.toString();
    }

    private String expression(Way.Slot slot) {
        return switch (slot) {
            case Way.Fixed(Param param) -> fixed(param);
            case Way.Fresh(int index) ->
                "(lpad(to_hex(:serial::int8), 12, '0') || '70008000%s%04x')::uuid".formatted(run, index + 1);
            case Way.Subject subject ->
                "('00000000000070008000' || lpad(to_hex(:who::int8), 12, '0'))::uuid";
            case Way.Text text ->
                text.pieces().stream().map(this::piece).collect(Collectors.joining(" || ", "(", ")::text"));
            case Way.Bytes bytes -> throw new IllegalStateException("pgbench cannot make up " + bytes);
        };
    }

    /** A word of a text: an id of the case, the counter of its number, or what was the same in both recordings. */
    private String piece(Way.Piece piece) {
        if (piece.id() >= 0) {
            return expression(new Way.Fresh(piece.id())) + "::text";
        }
        if (piece.id() == -2) {
            return expression(new Way.Subject()) + "::text";
        }
        return piece.varies()
                ? "lpad((:serial::int8 %% 1000000)::text, %d, '0')".formatted(piece.text().length())
                : ":" + variable(piece.text()) + "::text";
    }

    private String fixed(Param param) {
        var value = param.value();
        if (value == null) {
            return "null" + nullType(param.sqlType());
        }
        var type = type(value);
        var written = written(value);
        return written.isEmpty() ? "''::" + type : ":" + variable(written) + "::" + type;
    }

    private String variable(String value) {
        return variables.entrySet().stream()
                .filter(known -> known.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> {
                    var name = "v" + variables.size();
                    variables.put(name, value);
                    return name;
                });
    }

    private static String type(Serializable value) {
        return switch (value) {
            case String text -> "text";
            case UUID id -> "uuid";
            case Boolean truth -> "bool";
            case Short number -> "int2";
            case Integer number -> "int4";
            case Long number -> "int8";
            case java.math.BigDecimal number -> "numeric";
            case LocalDate day -> "date";
            case java.sql.Date day -> "date";
            case java.sql.Timestamp moment -> "timestamptz";
            case java.time.OffsetDateTime moment -> "timestamptz";
            case byte[] bytes -> "bytea";
            case String[] texts -> "text[]";
            case UUID[] ids -> "uuid[]";
            default -> throw new IllegalStateException("No SQL type known for " + value.getClass());
        };
    }

    private static String written(Serializable value) {
        return switch (value) {
            case LocalDate day when day.equals(LocalDate.MAX) -> "infinity";
            case java.sql.Timestamp moment -> moment.toInstant().toString();
            case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
            case Object[] many ->
                Arrays.stream(many)
                        .map(each -> "\"" + String.valueOf(each).replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }

    private static String nullType(int sqlType) {
        return switch (sqlType) {
            case java.sql.Types.VARCHAR -> "::text";
            case java.sql.Types.DATE -> "::date";
            case java.sql.Types.INTEGER -> "::int4";
            case java.sql.Types.BIGINT -> "::int8";
            case java.sql.Types.BOOLEAN, java.sql.Types.BIT -> "::bool";
            case java.sql.Types.TIMESTAMP, java.sql.Types.TIMESTAMP_WITH_TIMEZONE -> "::timestamptz";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d characters, %d variables", text.length(), variables.size());
    }
}
