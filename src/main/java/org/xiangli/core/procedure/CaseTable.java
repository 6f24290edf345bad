package org.xiangli.core.procedure;

import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;

/** Cases and their events in the database: one statement opens a case, one reads it to be moved, one moves it. */
@Component
class CaseTable {

    /** The event comes first: a repeated idempotency key stops it, and without it no case is written. */
    private static final String OPEN = """
        with opening as (
            insert into procedure.case_event
                   (county_code, case_id, seq, village_code, subject, at, day, actor_account, actor_post, actor_code,
                    move, from_step, to_step, reason, rules, data, idempotency_key)
            values (:county, :id, 1, :village, :subject, :at, :day, :account, :post, :division,
                    :move, null, :to, :reason, cast(:rules as jsonb), cast(:data as jsonb), :key)
            on conflict (county_code, idempotency_key) do nothing
            returning 1
        )
        insert into procedure.case_file
               (county_code, id, number, procedure_code, procedure_version, village_code, subject, matter,
                catalogue_version, channel, opened_at, seq, step, phase, step_since, step_due_on, holder_code,
                holder_post, act_by, promise, clock_started_on, due_on, due_provisional, clock_halted_on, outcome,
                named_missing, finished, limits_provisional)
        select :county, :id, :date || '-' || lpad((nextval('procedure.case_number') % 1000000)::text, 6, '0'),
               :procedure, :version, :village, :subject, :matter,
               :catalogue, :channel, :at, :seq, :step, :phase, :since, :step_due, :holder,
               :holder_post, :act_by, :promise, :started, :due, :provisional, :halted, :outcome,
               :missing, :finished, :limits_provisional
          from opening
        returning number
        """;

    private static final String FOR_MOVE = """
        select c.*,
               array(select e.move
                       from procedure.case_event e
                      where e.county_code = c.county_code and e.case_id = c.id and e.actor_account = :account
                      order by e.seq) as own_moves,
               (select e.seq
                  from procedure.case_event e
                 where e.county_code = c.county_code and e.idempotency_key = :key and e.case_id = c.id) as repeated
          from procedure.case_file c
         where c.county_code = :county and c.id = :id
        """;

    private static final String MOVE = """
        with moved as (
            update procedure.case_file
               set seq = :seq, step = :step, phase = :phase, step_since = :since, step_due_on = :step_due,
                   holder_code = :holder, holder_post = :holder_post, act_by = :act_by, clock_started_on = :started,
                   due_on = :due, due_provisional = :provisional, clock_halted_on = :halted, outcome = :outcome,
                   named_missing = :missing, finished = :finished, escalated_on = :escalated,
                   awaited = cast(:awaited as jsonb), redo_since = :redo_since,
                   limits_provisional = :limits_provisional,
                   escalated_code = case when :stays then escalated_code end,
                   escalated_post = case when :stays then escalated_post end
             where county_code = :county and id = :id and seq = :seq - 1
            returning village_code, subject
        )
        insert into procedure.case_event
               (county_code, case_id, seq, village_code, subject, at, day, actor_account, actor_post, actor_code,
                move, from_step, to_step, reason, basis_code, basis_source, basis_article, rules, data,
                idempotency_key)
        select :county, :id, :seq, village_code, subject, :at, :day, :account, :post, :division,
               :move, :from, :to, :reason, :basis_code, :basis_source, :basis_article, cast(:rules as jsonb),
               cast(:data as jsonb), :key
          from moved
        """;

    private final JdbcClient jdbc;
    private final CaseRows rows;

    CaseTable(JdbcClient jdbc, CaseRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A case as whoever wants to move it must know it. */
    record ForMove(CaseFile file, Set<String> ownMoves, Optional<Integer> repeated) {}

    /** Writes a new case and its first event; empty when the idempotency key was used before. */
    Optional<CaseFile> open(CaseFile file, CaseEvent opened, UUID key) {
        var parameters = parameters(file, opened, key);
        parameters.put("date", CaseRows.NUMBER_DATE.format(opened.day()));
        parameters.put("procedure", file.procedureCode());
        parameters.put("version", file.procedureVersion());
        parameters.put("village", file.village().value());
        parameters.put("subject", file.subject());
        parameters.put("matter", file.matter());
        parameters.put("catalogue", file.catalogueVersion());
        parameters.put("channel", file.channel());
        parameters.put("promise", file.clock().promise());
        return jdbc.sql(OPEN).params(parameters).query(String.class).optional().map(file::numbered);
    }

    Optional<ForMove> forMove(String county, UUID id, UUID actor, UUID key) {
        return jdbc.sql(FOR_MOVE)
                .param("county", county)
                .param("id", id)
                .param("account", actor)
                .param("key", key)
                .query((row, number) -> new ForMove(
                        rows.file(row, number),
                        CaseRows.texts(row, "own_moves"),
                        Optional.ofNullable(row.getObject("repeated", Integer.class))))
                .optional();
    }

    /**
     * Writes where the case stands now and the event that brought it there; false when another was faster.
     *
     * @throws Refusal {@code case.key-used} when the idempotency key belongs to something else
     */
    boolean move(CaseFile moved, CaseEvent event, UUID key) {
        var parameters = parameters(moved, event, key);
        parameters.put("from", event.from().orElseThrow());
        var escalated = moved.state().escalatedOn();
        parameters.put("escalated", day(escalated));
        parameters.put("stays", escalated != null);
        parameters.put("redo_since", day(moved.state().redoSince()));
        var basis = event.legalBasis();
        parameters.put("basis_code", text(basis.map(law -> law.code())));
        parameters.put("basis_source", text(basis.map(law -> law.source())));
        parameters.put("basis_article", text(basis.map(law -> law.article())));
        try {
            return jdbc.sql(MOVE).params(parameters).update() == 1;
        } catch (DuplicateKeyException used) {
            throw new Refusal("case.key-used", CaseRules.ONE_HAND);
        }
    }

    private Map<String, Object> parameters(CaseFile file, CaseEvent event, UUID key) {
        var parameters = new HashMap<String, Object>();
        parameters.put("county", file.county());
        parameters.put("id", file.id());
        parameters.put("at", CaseRows.timestamp(event.at()));
        parameters.put("day", event.day());
        parameters.put("account", event.by().account());
        parameters.put("post", event.by().post());
        parameters.put("division", event.by().division().value());
        parameters.put("move", event.move());
        parameters.put("to", event.to());
        parameters.put("reason", event.reason());
        parameters.put("rules", CaseRows.json(event.rules()));
        parameters.put("data", CaseRows.json(event.data()));
        parameters.put("key", key);
        parameters.putAll(standing(file));
        return parameters;
    }

    /** Where the case stands, as the columns of its row. */
    private static Map<String, Object> standing(CaseFile file) {
        var state = file.state();
        var clock = state.clock();
        return Map.ofEntries(
                Map.entry("seq", state.seq()),
                Map.entry("step", state.step().key()),
                Map.entry("phase", state.step().phase().name()),
                Map.entry("since", state.stepSince()),
                Map.entry("step_due", day(state.stepDue())),
                Map.entry("holder", file.holder().value()),
                Map.entry("holder_post", state.step().post().code()),
                Map.entry("act_by", state.actBy().orElse(LocalDate.MAX)),
                Map.entry("started", day(clock.startedOn())),
                Map.entry("due", day(clock.due())),
                Map.entry("provisional", clock.provisional()),
                Map.entry("halted", day(clock.haltedOn())),
                Map.entry("outcome", state.outcome().name()),
                Map.entry("missing", state.namedMissing().stream().sorted().toArray(String[]::new)),
                Map.entry("finished", state.finished()),
                Map.entry("limits_provisional", state.limitsProvisional()),
                Map.entry("awaited", CaseRows.awaited(state.awaited())));
    }

    private static SqlParameterValue day(@Nullable LocalDate day) {
        return new SqlParameterValue(Types.DATE, day);
    }

    private static SqlParameterValue text(Optional<String> text) {
        return new SqlParameterValue(Types.VARCHAR, text.orElse(null));
    }
}
