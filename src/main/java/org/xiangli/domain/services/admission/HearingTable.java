package org.xiangli.domain.services.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** What is said of proposals: the two departments' opinions and the comments of the villages drawn. */
@Repository
class HearingTable {

    private final JdbcClient jdbc;

    HearingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the department, or this person, has given an opinion before */
    boolean opine(UUID admission, Opinion opinion) {
        return jdbc.sql("""
            insert into services.admission_opinion
                   (county_code, admission_id, reviewer, favourable, remark, office, given_at, given_by)
            values (:county, :admission, :reviewer, :favourable, :remark, :office, :at, :by)
            on conflict do nothing
            """)
                        .param("county", Bound.county())
                        .param("admission", admission)
                        .param("reviewer", opinion.reviewer().name())
                        .param("favourable", opinion.favourable())
                        .param("remark", opinion.remark())
                        .param("office", opinion.office())
                        .param("at", OffsetDateTime.ofInstant(opinion.at(), java.time.ZoneOffset.UTC))
                        .param("by", opinion.by())
                        .update()
                == 1;
    }

    List<Opinion> opinions(UUID admission) {
        return jdbc.sql("""
            select * from services.admission_opinion
             where county_code = :county and admission_id = :admission
             order by reviewer
            """)
                .param("county", Bound.county())
                .param("admission", admission)
                .query(HearingTable::opinion)
                .list();
    }

    /** A village drawn twice stays drawn, with the first day. */
    void draw(UUID admission, DivisionCode village, LocalDate by, OffsetDateTime at, UUID account) {
        jdbc.sql("""
            insert into services.admission_sample (county_code, admission_id, village_code, comment_by, drawn_at, drawn_by)
            values (:county, :admission, :village, :by, :at, :account)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("admission", admission)
                .param("village", village.value())
                .param("by", by)
                .param("at", at)
                .param("account", account)
                .update();
    }

    /** @return false when the village has commented before */
    boolean comment(UUID admission, DivisionCode village, Heard.Comment comment, OffsetDateTime at, UUID account) {
        return jdbc.sql("""
            insert into services.admission_comment
                   (county_code, admission_id, village_code, favourable, remark, given_at, given_by)
            values (:county, :admission, :village, :favourable, :remark, :at, :by)
            on conflict do nothing
            """)
                        .param("county", Bound.county())
                        .param("admission", admission)
                        .param("village", village.value())
                        .param("favourable", comment.favourable())
                        .param("remark", comment.remark())
                        .param("at", at)
                        .param("by", account)
                        .update()
                == 1;
    }

    /** The villages drawn for a proposal, by code. */
    List<Heard> heard(UUID admission) {
        return jdbc.sql("""
            select drawn.village_code, drawn.comment_by, said.favourable, said.remark
              from services.admission_sample drawn
              left join services.admission_comment said
                on said.county_code = drawn.county_code and said.admission_id = drawn.admission_id
               and said.village_code = drawn.village_code
             where drawn.county_code = :county and drawn.admission_id = :admission
             order by drawn.village_code
            """)
                .param("county", Bound.county())
                .param("admission", admission)
                .query(HearingTable::heard)
                .list();
    }

    /** Proposals in review a village is still asked about. */
    List<UUID> awaiting(DivisionCode village, LocalDate today) {
        return jdbc.sql("""
            select drawn.admission_id
              from services.admission_sample drawn
              join services.admission asked
                on asked.county_code = drawn.county_code and asked.id = drawn.admission_id
             where drawn.county_code = :county and drawn.village_code = :village and asked.state = 'IN_REVIEW'
               and drawn.comment_by >= :today
               and not exists (select from services.admission_comment said
                                where said.county_code = drawn.county_code
                                  and said.admission_id = drawn.admission_id
                                  and said.village_code = drawn.village_code)
             order by drawn.comment_by, drawn.admission_id
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    private static Opinion opinion(ResultSet row, int number) throws SQLException {
        return new Opinion(
                Reviewer.valueOf(row.getString("reviewer")),
                row.getBoolean("favourable"),
                row.getString("remark"),
                row.getString("office"),
                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                row.getObject("given_by", UUID.class));
    }

    private static Heard heard(ResultSet row, int number) throws SQLException {
        var remark = row.getString("remark");
        return new Heard(
                DivisionCode.of(row.getString("village_code")),
                row.getObject("comment_by", LocalDate.class),
                remark == null
                        ? Optional.empty()
                        : Optional.of(new Heard.Comment(row.getBoolean("favourable"), remark)));
    }
}
