package org.xiangli.core.keys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.keys.MasterKeys.Wrapped;

/** Reads and writes {@code keys.data_key} on a connection whose transaction has the county bound; migrations use it too. */
final class KeyShelf {

    private KeyShelf() {}

    /** All generations of a county, the oldest first. */
    static List<Generation> read(Connection connection, String county, MasterKeys masters) throws SQLException {
        try (var statement = connection.prepareStatement("""
            select id, suite, master, wrapped, current_from, retired_at
              from keys.data_key
             where county_code = ?
             order by id
            """)) {
            statement.setString(1, county);
            try (var rows = statement.executeQuery()) {
                var generations = new ArrayList<Generation>();
                while (rows.next()) {
                    generations.add(generation(rows, county, masters));
                }
                return generations;
            }
        }
    }

    private static Generation generation(ResultSet row, String county, MasterKeys masters) throws SQLException {
        var id = row.getShort("id");
        return new Generation(
                id,
                Suite.valueOf(row.getString("suite")),
                row.getTimestamp("current_from").toInstant(),
                instant(row.getTimestamp("retired_at")),
                masters.unwrap(new Wrapped(row.getString("master"), row.getBytes("wrapped")), label(county, id)));
    }

    /** The next generation, wrapped by the current master key. False when another machine was quicker. */
    static boolean add(Connection connection, String county, MasterKeys masters, Instant now, Instant currentFrom)
            throws SQLException {
        var id = (short) (read(connection, county, masters).stream()
                        .map(Generation::id)
                        .max(Comparator.naturalOrder())
                        .orElse((short) 0)
                + 1);
        var suite = masters.suite();
        var wrapped = masters.wrap(Suite.random(suite.generationLength()), label(county, id));
        try (var statement = connection.prepareStatement("""
            insert into keys.data_key (county_code, id, suite, master, wrapped, made_at, current_from)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)) {
            statement.setString(1, county);
            statement.setShort(2, id);
            statement.setString(3, suite.name());
            statement.setString(4, wrapped.master());
            statement.setBytes(5, wrapped.bytes());
            statement.setTimestamp(6, Timestamp.from(now));
            statement.setTimestamp(7, Timestamp.from(currentFrom));
            return statement.executeUpdate() == 1;
        }
    }

    /** Wraps every key of a county by the current master key; the keys themselves stay as they are. */
    static int rewrap(Connection connection, String county, MasterKeys masters) throws SQLException {
        var changed = 0;
        for (var generation : read(connection, county, masters)) {
            var wrapped = masters.wrap(generation.secret(), label(county, generation.id()));
            try (var statement = connection.prepareStatement("""
                update keys.data_key set master = ?, wrapped = ? where county_code = ? and id = ? and master <> ?
                """)) {
                statement.setString(1, wrapped.master());
                statement.setBytes(2, wrapped.bytes());
                statement.setString(3, county);
                statement.setShort(4, generation.id());
                statement.setString(5, wrapped.master());
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    static String label(String county, short id) {
        return county + '|' + id;
    }

    private static @Nullable Instant instant(@Nullable Timestamp stamp) {
        return stamp == null ? null : stamp.toInstant();
    }
}
