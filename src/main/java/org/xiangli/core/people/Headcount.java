package org.xiangli.core.people;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/** How many people the register knows of in each village: numbers only, of nobody in particular. */
@Service
@Transactional(readOnly = true)
public class Headcount {

    private final JdbcClient jdbc;

    Headcount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Living residents who have not left, by village, within reach and a division. */
    public Map<DivisionCode, Integer> byVillage(DivisionCode within) {
        var counts = new HashMap<DivisionCode, Integer>();
        jdbc.sql("""
            select village_code, count(*) as people
              from people.resident
             where county_code = :county and starts_with(village_code, :within) and left_on is null
               and died_on is null
             group by village_code
             order by village_code
            """)
                .param("county", Bound.county())
                .param("within", within.value())
                .query((row, number) ->
                        counts.put(new DivisionCode(row.getString("village_code")), row.getInt("people")))
                .list();
        return Map.copyOf(counts);
    }
}
