package org.xiangli.core.people;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.xiangli.core.keys.KeyRing;
import org.xiangli.core.keys.MasterKeys;
import tools.jackson.databind.json.JsonMapper;

/** Seals what stood in the open before ID and telephone numbers were sealed. A database that begins now has nothing. */
@Configuration
class SealingOfPlainColumns {

    private static final int AT_ONCE = 1_000;

    @Bean
    JavaMigration sealingOfResidents(MasterKeys masters) {
        return new JavaMigration() {
            @Override
            public MigrationVersion getVersion() {
                return MigrationVersion.fromVersion("20261125.1211");
            }

            @Override
            public String getDescription() {
                return "people seal residents";
            }

            @Override
            public Integer getChecksum() {
                return 1;
            }

            @Override
            public boolean canExecuteInTransaction() {
                return true;
            }

            @Override
            public void migrate(Context context) throws SQLException {
                for (var county : counties(context.getConnection())) {
                    new Sealing(context.getConnection(), county, masters).all();
                }
            }
        };
    }

    private static List<String> counties(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select county_code from store.county order by county_code")) {
            var counties = new ArrayList<String>();
            while (rows.next()) {
                counties.add(rows.getString(1));
            }
            return counties;
        }
    }

    /** One county, in the order of ids, a thousand rows at a time. */
    private static final class Sealing {

        private final Connection connection;
        private final String county;
        private final KeyRing ring;
        private final JsonMapper json = JsonMapper.builder().build();
        private final Instant now = Instant.now();

        private Sealing(Connection connection, String county, MasterKeys masters) throws SQLException {
            this.connection = connection;
            this.county = county;
            try (var bind = connection.prepareStatement("""
                select set_config('xiangli.county', ?, true), set_config('xiangli.scope', ?, true)
                """)) {
                bind.setString(1, county);
                bind.setString(2, county);
                bind.execute();
            }
            this.ring = KeyRing.over(connection, county, masters);
        }

        private void all() throws SQLException {
            each("""
                select id, id_number, coalesce(phone, '') as phone from people.resident
                 where county_code = ? and id > ? order by id limit ?
                """, """
                update people.resident set id_sealed = ?, id_index = ?, phone_sealed = ?
                 where county_code = ? and id = ?
                """, (row, update) -> {
                var resident = row.getObject("id", UUID.class);
                var number = row.getString("id_number");
                var phone = row.getString("phone");
                update.setBytes(1, ring.seal(Sealed.ID_NUMBER, resident, number, now));
                update.setBytes(2, ring.index(Sealed.ID_NUMBER, number, now));
                update.setBytes(3, phone.isEmpty() ? null : ring.seal(Sealed.PHONE, resident, phone, now));
                update.setString(4, county);
                update.setObject(5, resident);
            });
            each("""
                select id, resident_id, facts from people.resident_event
                 where county_code = ? and id > ? order by id limit ?
                """, """
                update people.resident_event set sealed = ?, facts = ?::jsonb
                 where county_code = ? and id = ?
                """, (row, update) -> {
                var facts = ResidentEvent.facts(json, row.getString("facts"));
                update.setBytes(1, Sealed.facts(ring, row.getObject("resident_id", UUID.class), facts, json, now));
                update.setString(2, json.writeValueAsString(Sealed.open(facts)));
                update.setString(3, county);
                update.setObject(4, row.getObject("id", UUID.class));
            });
        }

        private interface Change {
            void of(java.sql.ResultSet row, PreparedStatement update) throws SQLException;
        }

        private void each(String question, String change, Change how) throws SQLException {
            var after = new UUID(0, 0);
            while (after != null) {
                after = batch(question, change, how, after);
            }
        }

        private @Nullable UUID batch(String question, String change, Change how, UUID after) throws SQLException {
            try (var select = connection.prepareStatement(question);
                    var update = connection.prepareStatement(change)) {
                select.setString(1, county);
                select.setObject(2, after);
                select.setInt(3, AT_ONCE);
                UUID last = null;
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getObject("id", UUID.class);
                        how.of(rows, update);
                        update.addBatch();
                    }
                }
                update.executeBatch();
                return last;
            }
        }
    }
}
