package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;

/** Raises overdue cases, all of a batch in one statement. */
@Component
class Escalations {

    private static final String RAISE = """
        with late as (
            select id, holder_post
              from procedure.case_file
             where county_code = :county and not finished and act_by < :today and escalated_on is null
             order by act_by, id
             limit :batch
               for update skip locked
        ), raised as (
            update procedure.case_file f
               set seq = f.seq + 1, escalated_on = :today, escalated_post = a.above,
                   escalated_code = left(f.village_code, a.digits)
              from late
              join unnest(:posts, :aboves, :digits) as a (post, above, digits) on a.post = late.holder_post
             where f.county_code = :county and f.id = late.id
            returning f.*
        ), noted as (
            insert into procedure.case_event
                   (county_code, case_id, seq, village_code, subject, at, day, actor_account, actor_post, actor_code,
                    move, from_step, to_step, reason, rules, data)
            select county_code, id, seq, village_code, subject, :at, :today, :account, :post, :county,
                   :move, step, step, '', '[]', '{}'
              from raised
        )
        select county_code, id, number, procedure_code, seq, step, phase, subject
          from raised
         order by id
        """;

    private final JdbcClient jdbc;

    Escalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The top post of a county has nobody above: its case is noted as overdue and shown nowhere else. */
    List<CaseMoved> raise(DivisionCode county, OffsetDateTime at, LocalDate today, int batch) {
        var posts = PostRef.all();
        var system = Actor.system(county);
        return jdbc.sql(RAISE)
                .param("county", county.value())
                .param("today", today)
                .param("at", at)
                .param("batch", batch)
                .param("posts", posts.stream().map(PostRef::code).toArray(String[]::new))
                .param("aboves", posts.stream().map(Escalations::above).toArray(String[]::new))
                .param("digits", posts.stream().map(Escalations::digits).toArray(Integer[]::new))
                .param("account", system.account())
                .param("post", system.post())
                .param("move", CaseEvent.ESCALATED)
                .query((row, number) -> new CaseMoved(
                        row.getObject("id", UUID.class),
                        row.getString("county_code"),
                        row.getString("number"),
                        row.getString("procedure_code"),
                        row.getInt("seq"),
                        CaseEvent.ESCALATED,
                        row.getString("step"),
                        Phase.valueOf(row.getString("phase")),
                        row.getObject("subject", UUID.class),
                        Optional.empty()))
                .list();
    }

    private static @Nullable String above(PostRef post) {
        return post.above().map(PostRef::code).orElse(null);
    }

    private static @Nullable Integer digits(PostRef post) {
        return post.above().map(above -> above.level().digits()).orElse(null);
    }
}
