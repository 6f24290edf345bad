package org.xiangli.core.territory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks over the whole tree and counts what is wrong with it. */
@Component
class TreeInspection {

    private final JdbcClient jdbc;

    TreeInspection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    TreeFindings findings() {
        return new TreeFindings(orphans(), overlaps(), strangers());
    }

    private int orphans() {
        return jdbc.sql("""
            select count(*)
              from territory.division unit
             where parent is not null
               and not (exists (select
                                  from territory.division above
                                 where above.code = unit.parent
                                   and above.valid_from <= unit.valid_from
                                   and (above.valid_to is null or unit.valid_from < above.valid_to))
                    and exists (select
                                  from territory.division above
                                 where above.code = unit.parent
                                   and above.valid_from < coalesce(unit.valid_to, 'infinity')
                                   and coalesce(above.valid_to, 'infinity') >= coalesce(unit.valid_to, 'infinity')))
            """).query(Integer.class).single();
    }

    private int overlaps() {
        return jdbc.sql("""
            select count(*)
              from territory.division one
              join territory.division other on other.code = one.code
                                           and other.valid_from > one.valid_from
                                           and other.valid_from < coalesce(one.valid_to, 'infinity')
            """).query(Integer.class).single();
    }

    private int strangers() {
        return jdbc.sql("""
            select count(*)
              from territory.division
             where (length(code), coalesce(length(parent), 0)) not in ((2, 0), (4, 2), (6, 4), (9, 6), (12, 9))
                or not starts_with(code, coalesce(parent, ''))
            """).query(Integer.class).single();
    }
}
