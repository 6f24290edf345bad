package org.xiangli.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;

/** Lists of cases. Each is read along an index and stops at the page's end; none counts what it does not show. */
@Component
class CaseQueues {

    private static final String QUEUE = """
        (select *
           from procedure.case_file
          where county_code = :county and holder_code = :division and holder_post = :post and not finished
                and (act_by, id) > (:act_by, :id)
                and case :filter
                        when 'ALL' then true
                        when 'NEW' then step_since = :today
                        when 'DUE_TODAY' then act_by = :today
                        when 'OVERDUE' then act_by < :today
                        else false
                    end
          order by act_by, id
          limit :size)
        union all
        (select *
           from procedure.case_file
          where county_code = :county and escalated_code = :division and escalated_post = :post and not finished
                and (act_by, id) > (:act_by, :id)
                and :filter in ('ALL', 'OVERDUE', 'ESCALATED')
          order by act_by, id
          limit :size)
        order by act_by, id
        limit :size
        """;

    private static final String COUNTS = """
        select count(*) filter (where held) as open,
               count(*) filter (where held and step_since = :today) as fresh,
               count(*) filter (where held and act_by = :today) as due_today,
               count(*) filter (where held and act_by < :today) as overdue,
               count(*) filter (where not held) as escalated
          from (select step_since, act_by, true as held
                  from procedure.case_file
                 where county_code = :county and holder_code = :division and holder_post = :post and not finished
                union all
                select step_since, act_by, false
                  from procedure.case_file
                 where county_code = :county and escalated_code = :division and escalated_post = :post
                       and not finished) as lying
        """;

    private static final String OVERDUE = """
        select *
          from procedure.case_file
         where county_code = :county and not finished and act_by < :on and (act_by, id) > (:act_by, :id)
         order by act_by, id
         limit :size
        """;

    private final JdbcClient jdbc;
    private final CaseRows rows;

    CaseQueues(JdbcClient jdbc, CaseRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    List<CaseFile> queue(
            String county,
            PostRef post,
            DivisionCode division,
            QueueFilter filter,
            QueueCursor after,
            LocalDate today,
            int size) {
        return jdbc.sql(QUEUE)
                .param("county", county)
                .param("division", division.value())
                .param("post", post.code())
                .param("filter", filter.name())
                .param("act_by", after.actBy())
                .param("id", after.id())
                .param("today", today)
                .param("size", size)
                .query(rows::file)
                .list();
    }

    DeskCounts counts(String county, PostRef post, DivisionCode division, LocalDate today) {
        return jdbc.sql(COUNTS)
                .param("county", county)
                .param("division", division.value())
                .param("post", post.code())
                .param("today", today)
                .query((row, number) -> new DeskCounts(
                        row.getInt("open"),
                        row.getInt("fresh"),
                        row.getInt("due_today"),
                        row.getInt("overdue"),
                        row.getInt("escalated")))
                .single();
    }

    List<CaseFile> overdue(String county, LocalDate on, QueueCursor after, int size) {
        return jdbc.sql(OVERDUE)
                .param("county", county)
                .param("on", on)
                .param("act_by", after.actBy())
                .param("id", after.id())
                .param("size", size)
                .query(rows::file)
                .list();
    }

    Optional<CaseFile> find(String county, UUID id) {
        return jdbc.sql("""
            select * from procedure.case_file where county_code = :county and id = :id
            """)
                .param("county", county)
                .param("id", id)
                .query(rows::file)
                .optional();
    }

    Optional<CaseFile> byNumber(String county, String number) {
        return jdbc.sql("""
            select * from procedure.case_file where county_code = :county and number = :number
            """)
                .param("county", county)
                .param("number", number)
                .query(rows::file)
                .optional();
    }

    Optional<CaseFile> openedBy(String county, UUID key) {
        return jdbc.sql("""
            select c.*
              from procedure.case_event e
              join procedure.case_file c on c.county_code = e.county_code and c.id = e.case_id
             where e.county_code = :county and e.idempotency_key = :key and e.seq = 1
            """)
                .param("county", county)
                .param("key", key)
                .query(rows::file)
                .optional();
    }

    List<CaseFile> ofSubject(String county, UUID subject) {
        return jdbc.sql("""
            select *
              from procedure.case_file
             where county_code = :county and subject = :subject
             order by id desc
             limit 200
            """)
                .param("county", county)
                .param("subject", subject)
                .query(rows::file)
                .list();
    }

    List<CaseEvent> events(String county, UUID id) {
        return jdbc.sql("""
            select *
              from procedure.case_event
             where county_code = :county and case_id = :id
             order by seq
            """)
                .param("county", county)
                .param("id", id)
                .query(rows::event)
                .list();
    }
}
