package org.xiangli.core.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The natural villages and villagers' groups of a county's villages. Works within the bound county and scope. */
@Service
@Transactional
public class Hamlets {

    private static final RuleRef RULE = new RuleRef("VCOL.GROUPS", "村民委员会组织法", "第三条");

    private final JdbcClient jdbc;
    private final Territory territory;

    Hamlets(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    /**
     * Enters a new leaf under its village; entering it again changes nothing.
     *
     * @throws Refusal {@code territory.name}; as {@link Territory#demand} when the village is none on that day
     */
    public void enter(UUID id, Hamlet.Kind kind, DivisionCode village, String name, LocalDate day) {
        begin(id, kind, village, name, day);
    }

    /**
     * Moves a leaf to another village, as a merger of villages does; it keeps its id, and the past stays as it was.
     *
     * @throws Refusal {@code territory.hamlet-unknown} when it does not exist on the day before
     */
    public void move(UUID id, DivisionCode village, LocalDate day) {
        var last = end(id, day);
        begin(id, last.kind(), village, last.name(), day);
    }

    /** Ends a leaf and tells what it was. @throws Refusal {@code territory.hamlet-unknown} */
    public Hamlet end(UUID id, LocalDate day) {
        return jdbc.sql("""
            update territory.hamlet
               set valid_to = :day
             where county_code = :county
               and id = :id
               and valid_to is null
               and valid_from < :day
            returning id, kind, village_code, name, valid_from, valid_to
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("day", day)
                .query(Hamlets::hamlet)
                .optional()
                .orElseThrow(() -> new Refusal("territory.hamlet-unknown", RULE));
    }

    /** The leaves of a village on that day, in order of their names. */
    @Transactional(readOnly = true)
    public List<Hamlet> of(DivisionCode village, LocalDate asOf) {
        return jdbc.sql("""
            select id, kind, village_code, name, valid_from, valid_to
              from territory.hamlet
             where county_code = :county
               and village_code = :village
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by name, id
            """)
                .param("county", Bound.county())
                .param("village", village.value())
                .param("asOf", asOf)
                .query(Hamlets::hamlet)
                .list();
    }

    private void begin(UUID id, Hamlet.Kind kind, DivisionCode village, String name, LocalDate day) {
        if (name.isBlank() || name.strip().length() > 100) {
            throw new Refusal("territory.name", RULE, 100);
        }
        territory.demand(village, Level.VILLAGE, day);
        jdbc.sql("""
            insert into territory.hamlet (county_code, id, kind, village_code, name, valid_from)
            values (:county, :id, :kind, :village, :name, :day)
            on conflict (county_code, id, valid_from) do nothing
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("kind", kind.name())
                .param("village", village.value())
                .param("name", name.strip())
                .param("day", day)
                .update();
    }

    private static Hamlet hamlet(ResultSet row, int number) throws SQLException {
        return new Hamlet(
                row.getObject("id", UUID.class),
                Hamlet.Kind.valueOf(row.getString("kind")),
                new DivisionCode(row.getString("village_code")),
                row.getString("name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
