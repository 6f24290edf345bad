package org.xiangli.core.territory;

import java.io.IOException;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.territory.Edition.Part;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * Loads parts of the packaged list by COPY. A part and the record that it is loaded are one transaction: a process killed
 * half way leaves nothing, a second one waits for the first and finds the part loaded.
 */
@Component
class EditionLoad {

    private static final Logger log = LoggerFactory.getLogger(EditionLoad.class);

    private final JdbcClient jdbc;
    private final DataSource source;
    private final DivisionTable divisions;
    private final Clock clock;
    private final Edition edition;

    EditionLoad(JdbcClient jdbc, DataSource source, DivisionTable divisions, Clock clock, Edition edition) {
        this.jdbc = jdbc;
        this.source = source;
        this.divisions = divisions;
        this.clock = clock;
        this.edition = edition;
    }

    /**
     * Loads a part unless it is loaded.
     *
     * @throws Refusal {@code territory.no-villages} when the list has no such part
     */
    @Transactional
    Loaded load(Part part) {
        var known = find(part);
        if (known.isPresent()) {
            return known.get();
        }
        var changes = edition.changes().stream()
                .filter(change -> change.code().startsWith(part.prefix()))
                .toList();
        var units = edition.units(part);
        var periods = Periods.of(units, changes.stream().filter(change -> part.holds(change.code())));
        var successions = new LineageFinder(changes)
                .find().stream()
                        .filter(succession -> part.holds(succession.after().value()))
                        .toList();
        if (claim(part, units.size(), periods.size(), successions.size())) {
            copy("territory.division (code, name, valid_from, valid_to)", periods);
            copy("territory.succession (act, old_code, new_code, kind, took_effect)", lines(act(), successions));
            jdbc.sql("analyze territory.division, territory.succession").update();
            divisions.forgetAll();
            log.info("Loaded part {}: {} units, {} successions", part.name(), units.size(), successions.size());
        }
        return find(part).orElseThrow();
    }

    /** What is loaded, in order of the parts' names. */
    List<Loaded> loads() {
        return jdbc.sql("""
            select part, edition, sha256, units, periods, successions, loaded_at
              from territory.load
             order by part
            """).query(EditionLoad::loaded).list();
    }

    /**
     * Refuses what needs the villages of a division's province while the list has them and the tree has not.
     *
     * @throws Refusal {@code territory.not-loaded}
     */
    void demandLoaded(DivisionCode code) {
        var province = code.value().substring(0, 2);
        if (edition.hasVillagesOf(province) && find(Part.villagesOf(province)).isEmpty()) {
            throw new Refusal("territory.not-loaded", Territory.RULE, province);
        }
    }

    private Optional<Loaded> find(Part part) {
        return jdbc.sql("""
            select part, edition, sha256, units, periods, successions, loaded_at
              from territory.load
             where part = :part
            """)
                .param("part", part.name())
                .query(EditionLoad::loaded)
                .optional();
    }

    /** Writes the record first: its key holds back a second process until this one has finished or failed. */
    private boolean claim(Part part, int units, int periods, int successions) {
        return jdbc.sql("""
            insert into territory.load (part, edition, sha256, units, periods, successions, loaded_at)
            values (:part, :edition, :sha256, :units, :periods, :successions, :now)
            on conflict (part) do nothing
            """)
                        .param("part", part.name())
                        .param("edition", Edition.NAME)
                        .param("sha256", edition.sha256(part))
                        .param("units", units)
                        .param("periods", periods)
                        .param("successions", successions)
                        .param("now", OffsetDateTime.now(clock))
                        .update()
                == 1;
    }

    private UUID act() {
        var id = Ids.next();
        jdbc.sql("""
            insert into territory.act (id, kind, took_effect, instrument, fingerprint, recorded_at)
            values (:id, 'EDITION', :day, :instrument, :edition, :now)
            """)
                .param("id", id)
                .param("day", Edition.CUT_OFF)
                .param("instrument", Edition.INSTRUMENT)
                .param("edition", Edition.NAME)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return id;
    }

    /** Copies lines of comma-separated values; the connection is the transaction's own. */
    private void copy(String target, List<String> lines) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn(
                            "copy " + target + " from stdin with (format csv)",
                            new StringReader(String.join("\n", lines)));
        } catch (SQLException | IOException problem) {
            throw new IllegalStateException("The list cannot be copied into " + target, problem);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static List<String> lines(UUID act, List<Succession> successions) {
        return successions.stream()
                .map(succession -> String.join(
                        ",",
                        act.toString(),
                        succession.before().value(),
                        succession.after().value(),
                        succession.kind().name(),
                        succession.day().toString()))
                .toList();
    }

    private static Loaded loaded(ResultSet row, int number) throws SQLException {
        return new Loaded(
                row.getString("part"),
                row.getString("edition"),
                row.getString("sha256"),
                row.getInt("units"),
                row.getInt("periods"),
                row.getInt("successions"),
                row.getObject("loaded_at", OffsetDateTime.class));
    }
}
