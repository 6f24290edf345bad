package org.xiangli.core.territory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * Reads the dated tree. All periods of a code are remembered together, so that one entry answers for any day; another
 * process that changes the tree is noticed within minutes.
 */
@Component
class DivisionTable {

    private static final int FOUND_AT_MOST = 50;

    private final JdbcClient jdbc;
    private final Cache<String, List<Division>> periods = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    DivisionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Division> find(DivisionCode code, LocalDate asOf) {
        return periods(code).stream().filter(period -> period.isValidOn(asOf)).findFirst();
    }

    /** All periods of a code, oldest first; empty when the code is unknown, which is not remembered. */
    List<Division> periods(DivisionCode code) {
        var known = periods.get(code.value(), this::read);
        return known == null ? List.of() : known;
    }

    List<Division> children(DivisionCode parent, LocalDate asOf) {
        return jdbc.sql("""
            select code, name, valid_from, valid_to
              from territory.division
             where parent = :parent
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by code
            """)
                .param("parent", parent.value())
                .param("asOf", asOf)
                .query(DivisionTable::division)
                .list();
    }

    List<Division> provinces(LocalDate asOf) {
        return jdbc.sql("""
            select code, name, valid_from, valid_to
              from territory.division
             where parent is null
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by code
            """).param("asOf", asOf).query(DivisionTable::division).list();
    }

    /** Names within a division that hold the text: exact ones first, then those that begin with it, then the rest. */
    List<Division> search(String text, DivisionCode within, LocalDate asOf) {
        return jdbc.sql("""
            select code, name, valid_from, valid_to
              from territory.division
             where code >= :within
               and code < :within || ':'
               and strpos(name, :text) > 0
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by name = :text desc, starts_with(name, :text) desc, length(code), code
             limit :atMost
            """)
                .param("within", within.value())
                .param("text", text)
                .param("asOf", asOf)
                .param("atMost", FOUND_AT_MOST)
                .query(DivisionTable::division)
                .list();
    }

    /** The same over the nation, villages left out, of which there are hundreds of thousands. */
    List<Division> searchAboveVillages(String text, LocalDate asOf) {
        return jdbc.sql("""
            select code, name, valid_from, valid_to
              from territory.division
             where length(code) < 12
               and strpos(name, :text) > 0
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by name = :text desc, starts_with(name, :text) desc, length(code), code
             limit :atMost
            """)
                .param("text", text)
                .param("asOf", asOf)
                .param("atMost", FOUND_AT_MOST)
                .query(DivisionTable::division)
                .list();
    }

    /** How many units of each level lie in a division (itself included), as far as their parts are loaded. */
    Map<Level, Integer> counts(DivisionCode within, LocalDate asOf) {
        var counts = new EnumMap<Level, Integer>(Level.class);
        jdbc.sql("""
            select length(code) as digits, count(*) as units
              from territory.division
             where code >= :within
               and code < :within || ':'
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             group by length(code)
             order by length(code)
            """).param("within", within.value()).param("asOf", asOf).query(row -> {
            counts.put(level(row.getInt("digits")), row.getInt("units"));
        });
        return counts;
    }

    /** Forgets these codes, now and once more when the transaction at hand has ended, however it ended. */
    void forget(Collection<String> codes) {
        forgetting(() -> periods.invalidateAll(codes));
    }

    /** Forgets all codes, as {@link #forget} does. */
    void forgetAll() {
        forgetting(periods::invalidateAll);
    }

    private static void forgetting(Runnable work) {
        work.run();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    work.run();
                }
            });
        }
    }

    private @Nullable List<Division> read(String code) {
        var found =
                jdbc.sql("""
                    select code, name, valid_from, valid_to
                      from territory.division
                     where code = :code
                     order by valid_from
                    """).param("code", code).query(DivisionTable::division).list();
        return found.isEmpty() ? null : List.copyOf(found);
    }

    private static Division division(ResultSet row, int number) throws SQLException {
        return new Division(
                new DivisionCode(row.getString("code")),
                row.getString("name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    private static Level level(int digits) {
        for (var level : Level.values()) {
            if (level.digits() == digits) {
                return level;
            }
        }
        throw new IllegalStateException("No level has " + digits + " digits");
    }
}
