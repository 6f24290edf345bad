package org.xiangli.core.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.DivisionCode;

/** Follows which unit carried on which, backwards and forwards through any number of acts. */
@Component
class Lineage {

    private final JdbcClient jdbc;

    Lineage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All acts that led to the unit that bears the code on that day, latest first. */
    List<Succession> before(DivisionCode code, LocalDate asOf) {
        return jdbc.sql("""
            with recursive line as (
                select act, old_code, new_code, kind, took_effect
                  from territory.succession
                 where new_code = :code
                   and took_effect <= :asOf
                union
                select earlier.act, earlier.old_code, earlier.new_code, earlier.kind, earlier.took_effect
                  from line
                  join territory.succession earlier on earlier.new_code = line.old_code
                                                   and earlier.took_effect < line.took_effect
            )
            select line.old_code, line.new_code, line.kind, line.took_effect, act.instrument
              from line
              join territory.act on act.id = line.act
             order by line.took_effect desc, line.new_code, line.old_code
            """)
                .param("code", code.value())
                .param("asOf", asOf)
                .query(Lineage::succession)
                .list();
    }

    /** All acts that followed from the unit that bears the code on that day, earliest first. */
    List<Succession> after(DivisionCode code, LocalDate asOf) {
        return jdbc.sql("""
            with recursive line as (
                select act, old_code, new_code, kind, took_effect
                  from territory.succession
                 where old_code = :code
                   and took_effect > :asOf
                union
                select later.act, later.old_code, later.new_code, later.kind, later.took_effect
                  from line
                  join territory.succession later on later.old_code = line.new_code
                                                 and later.took_effect > line.took_effect
            )
            select line.old_code, line.new_code, line.kind, line.took_effect, act.instrument
              from line
              join territory.act on act.id = line.act
             order by line.took_effect, line.old_code, line.new_code
            """)
                .param("code", code.value())
                .param("asOf", asOf)
                .query(Lineage::succession)
                .list();
    }

    /**
     * The units that on a later day carry on what the code named on an earlier one. A unit is an heir while one period
     * lasts from the day it took over; where a period broke off without a known successor there is none.
     */
    List<DivisionCode> heirs(DivisionCode code, LocalDate then, LocalDate asOf) {
        return jdbc.sql("""
            with recursive line (code, since) as (
                select :code collate "C", :then::date
                union
                select later.new_code, later.took_effect
                  from line
                  join territory.succession later on later.old_code = line.code
                                                 and later.took_effect > line.since
                                                 and later.took_effect <= :asOf
            )
            select distinct division.code
              from line
              join territory.division on division.code = line.code
                                     and division.valid_from <= line.since
                                     and (division.valid_to is null or :asOf < division.valid_to)
             order by division.code
            """)
                .param("code", code.value())
                .param("then", then)
                .param("asOf", asOf)
                .query((row, number) -> new DivisionCode(row.getString("code")))
                .list();
    }

    private static Succession succession(ResultSet row, int number) throws SQLException {
        return new Succession(
                new DivisionCode(row.getString("old_code")),
                new DivisionCode(row.getString("new_code")),
                Succession.Kind.valueOf(row.getString("kind")),
                row.getObject("took_effect", LocalDate.class),
                row.getString("instrument"));
    }
}
