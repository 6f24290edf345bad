package org.xiangli.core.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.testing.HouseTest;

/** A register of before, with its numbers in the open, made again within a transaction that is rolled back. */
@HouseTest
class SealingOfPlainColumnsTests {

    private static final String COUNTY = "229951";
    private static final String NUMBER = "000000196603089018";
    private static final String PHONE = "13900000218";
    private static final UUID HOUSEHOLD = new UUID(7, 1);
    private static final int MANY = 1_001;

    private final DataSource dataSource;
    private final JavaMigration migration;
    private final Counties counties;
    private final FieldCipher cipher;

    SealingOfPlainColumnsTests(DataSource dataSource, JavaMigration migration, Counties counties, FieldCipher cipher) {
        this.dataSource = dataSource;
        this.migration = migration;
        this.counties = counties;
        this.cipher = cipher;
    }

    @Test
    void sealsEveryRowOfBeforeAndItsEvents() throws Exception {
        counties.turnOn(COUNTY, false);
        Bound.run(Reach.ofCounty(COUNTY), cipher::ring);
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                registerOfBefore(connection);
                migration.migrate(new Before(connection));
                bind(connection);
                assertThat(count(connection, "select count(*) from people.resident where id_sealed is not null"))
                        .isEqualTo(MANY);
                assertThat(count(connection, """
                    select count(*) from people.resident_event
                     where sealed is not null and not jsonb_exists_any(facts, array['id_number', 'phone'])
                    """)).isEqualTo(MANY);
                assertThat(count(connection, "select count(*) from people.resident where phone_sealed is not null"))
                        .as("a telephone nobody gave stays none")
                        .isEqualTo(1);
                assertOpened(connection);
            } finally {
                connection.rollback();
                execute(connection, "set role xiangli_app");
                connection.commit();
            }
        }
    }

    private void assertOpened(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                    select resident.id, id_sealed, id_index, phone_sealed, sealed
                      from people.resident
                      join people.resident_event on resident_id = resident.id
                     where phone_sealed is not null
                    """)) {
            assertThat(row.next()).isTrue();
            var id = row.getObject(1, UUID.class);
            var number = row.getBytes(2);
            var index = row.getBytes(3);
            var phone = row.getBytes(4);
            var facts = row.getBytes(5);
            Bound.run(Reach.ofCounty(COUNTY), () -> {
                assertThat(cipher.open(Sealed.ID_NUMBER, id, number)).isEqualTo(NUMBER);
                assertThat(cipher.index(Sealed.ID_NUMBER, NUMBER)).isEqualTo(index);
                assertThat(cipher.open(Sealed.PHONE, id, phone)).isEqualTo(PHONE);
                assertThat(cipher.open(Sealed.FACTS, id, facts)).contains(NUMBER, PHONE);
            });
        }
    }

    private static void registerOfBefore(Connection connection) throws SQLException {
        execute(connection, "reset role");
        bind(connection);
        execute(connection, "truncate people.resident, people.resident_event cascade");
        execute(connection, """
            alter table people.resident
                add column id_number text, add column phone text,
                alter column id_sealed drop not null, alter column id_index drop not null
            """);
        execute(connection, """
            insert into people.household (county_code, id, village_code, address_unit, collective, formed_on)
            values ('229951', '%s', '229951100201', '1组1号', false, '2020-11-01')
            """.formatted(HOUSEHOLD));
        execute(connection, """
            insert into people.resident
                   (county_code, id, village_code, household_id, relation, name, id_number, birth_date, sex, residence,
                    registered_at, since, phone)
            select '229951', uuidv7(), '229951100201', '%s', 'HEAD', '李凤霞',
                   case n when 1 then '%s' else '00000019660308' || lpad(n::text, 4, '0') end,
                   '1966-03-08', 'MALE', 'HERE', '229951100201', '2020-11-01', case n when 1 then '%s' end
              from generate_series(1, %d) n
            """.formatted(HOUSEHOLD, NUMBER, PHONE, MANY));
        execute(connection, """
            insert into people.resident_event
                   (county_code, id, village_code, resident_id, kind, on_day, recorded_at, source, facts)
            select county_code, uuidv7(), village_code, id, 'ENTERED', since, now(), '户口簿',
                   jsonb_build_object('name', name, 'id_number', id_number, 'phone', coalesce(phone, ''))
              from people.resident
            """);
    }

    /** The migration goes through all counties; the questions are about this one. */
    private static void bind(Connection connection) throws SQLException {
        execute(connection, """
            select set_config('xiangli.county', '229951', true), set_config('xiangli.scope', '229951', true)
            """);
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static int count(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getInt(1);
        }
    }

    private record Before(Connection connection) implements Context {

        @Override
        public Configuration getConfiguration() {
            return new FluentConfiguration();
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }
}
