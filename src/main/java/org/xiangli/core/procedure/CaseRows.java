package org.xiangli.core.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the two tables, read back into what they were. */
@Component
class CaseRows {

    /** The day in a case's number. */
    static final DateTimeFormatter NUMBER_DATE = DateTimeFormatter.ofPattern("uuMMdd");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> DATA = new TypeReference<>() {};
    private static final TypeReference<Map<String, LocalDate>> AWAITED = new TypeReference<>() {};
    private static final TypeReference<List<RuleRef>> RULES = new TypeReference<>() {};

    private final PublishedProcedures procedures;

    CaseRows(PublishedProcedures procedures) {
        this.procedures = procedures;
    }

    CaseFile file(ResultSet row, int number) throws SQLException {
        var procedure = procedures.of(row.getString("procedure_code"), row.getInt("procedure_version"));
        var clock = new CaseClock(
                row.getInt("promise"),
                row.getObject("clock_started_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("due_provisional"),
                row.getObject("clock_halted_on", LocalDate.class));
        var state = new CaseState(
                row.getInt("seq"),
                procedure.step(row.getString("step")),
                row.getObject("step_since", LocalDate.class),
                row.getObject("step_due_on", LocalDate.class),
                clock,
                Outcome.valueOf(row.getString("outcome")),
                texts(row, "named_missing"),
                row.getBoolean("finished"),
                row.getObject("escalated_on", LocalDate.class),
                JSON.readValue(row.getString("awaited"), AWAITED),
                row.getObject("redo_since", LocalDate.class),
                row.getBoolean("limits_provisional"));
        return new CaseFile(
                row.getString("county_code"),
                row.getObject("id", UUID.class),
                row.getString("number"),
                procedure.code(),
                procedure.version(),
                new DivisionCode(row.getString("village_code")),
                row.getObject("subject", UUID.class),
                row.getString("matter"),
                row.getInt("catalogue_version"),
                row.getString("channel"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                state);
    }

    CaseEvent event(ResultSet row, int number) throws SQLException {
        var actor = new Actor(
                row.getObject("actor_account", UUID.class),
                row.getString("actor_post"),
                new DivisionCode(row.getString("actor_code")));
        return new CaseEvent(
                row.getInt("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                actor,
                row.getString("move"),
                Optional.ofNullable(row.getString("from_step")),
                row.getString("to_step"),
                row.getString("reason"),
                basis(row),
                JSON.readValue(row.getString("rules"), RULES),
                JSON.readValue(row.getString("data"), DATA));
    }

    static String json(List<RuleRef> rules) {
        return rules.isEmpty() ? "[]" : JSON.writeValueAsString(rules);
    }

    static String json(Map<String, String> data) {
        return data.isEmpty() ? "{}" : JSON.writeValueAsString(data);
    }

    static String awaited(Map<String, LocalDate> awaited) {
        return awaited.isEmpty() ? "{}" : JSON.writeValueAsString(awaited);
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<RuleRef> basis(ResultSet row) throws SQLException {
        var code = row.getString("basis_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new RuleRef(code, row.getString("basis_source"), row.getString("basis_article")));
    }
}
