package org.xiangli.core.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.keys.KeyRing;
import org.xiangli.core.people.demo.InventedPopulation;
import org.xiangli.core.people.demo.InventedResident;
import org.xiangli.core.people.demo.Place;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Fills the registers of a demo county with invented people who look like the county the census counted. */
@Service
public class DemoCounty {

    /** The same county and seed give the same people. */
    private static final long SEED = 20_201_101L;

    private static final LocalDate CENSUS_DAY = LocalDate.of(2020, 11, 1);
    private static final String SOURCE = "2020年人口普查汇总表生成（虚构）";
    private static final Logger log = LoggerFactory.getLogger(DemoCounty.class);

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;
    private final Counties counties;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final Clock clock;

    DemoCounty(
            JdbcClient jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Counties counties,
            FieldCipher cipher,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        this.counties = counties;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** How many were invented; nothing when the county was filled before. */
    public record Generated(int households, int residents, boolean now) {}

    /**
     * Invents the people of a county that was turned on as demo. All or nothing: a run that was killed begins again.
     *
     * @param places its villages and communities
     * @throws Refusal {@code people.not-demo}, {@code people.no-villages}, {@code people.census-*}
     */
    public Generated generate(DivisionCode county, List<Place> places) {
        if (!counties.isDemo(county.value())) {
            throw new Refusal("people.not-demo", ResidentRegistry.RULE, county.value());
        }
        if (places.isEmpty()) {
            throw new Refusal("people.no-villages", ResidentRegistry.RULE, county.value());
        }
        return Bound.call(
                Reach.ofCounty(county.value()),
                () -> transaction.execute(status -> {
                    var there = count();
                    if (there.residents() > 0) {
                        return there;
                    }
                    var population = InventedPopulation.of(county, places, SEED);
                    copy(county.value(), population);
                    var generated = count();
                    log.info("Invented {} residents in {} households", generated.residents(), generated.households());
                    return new Generated(generated.households(), generated.residents(), true);
                }));
    }

    private Generated count() {
        return jdbc.sql("""
            select (select count(*) from people.household where county_code = :county),
                   (select count(*) from people.resident  where county_code = :county)
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Generated(row.getInt(1), row.getInt(2), false))
                .single();
    }

    /** COPY cannot write behind row-level security, so it writes beside it and one insert carries the rows over. */
    private void copy(String county, InventedPopulation population) {
        jdbc.sql("create temporary table invented_household (like people.household) on commit drop")
                .update();
        jdbc.sql("create temporary table invented_resident (like people.resident including defaults) on commit drop")
                .update();
        jdbc.sql("create temporary table invented_kinship (like people.kinship) on commit drop")
                .update();
        var households = new ArrayList<UUID>();
        copy("""
            copy invented_household (county_code, id, village_code, address_unit, collective, formed_on) from stdin
            """, population.households().map(household -> {
            households.add(Ids.next());
            return line(
                    county,
                    households.get(household.number()),
                    household.village().value(),
                    household.addressUnit(),
                    household.collective(),
                    CENSUS_DAY);
        }));
        var residents = Stream.generate(Ids::next).limit(population.size()).toList();
        var ring = cipher.ring();
        var now = clock.instant();
        copy(
                """
                copy invented_resident (county_code, id, village_code, household_id, relation, name, id_sealed, id_index,
                                      birth_date, sex, residence, registered_at, since) from stdin
                """,
                population
                        .residents()
                        .map(person -> line(
                                county,
                                residents.get(person.number()),
                                person.village().value(),
                                households.get(person.household()),
                                person.relation(),
                                person.name(),
                                hex(ring.seal(
                                        Sealed.ID_NUMBER,
                                        residents.get(person.number()),
                                        person.idNumber().value(),
                                        now)),
                                hex(ring.index(
                                        Sealed.ID_NUMBER, person.idNumber().value(), now)),
                                person.idNumber().birthDate(),
                                person.idNumber().sex(),
                                person.residence(),
                                person.registeredAt().value(),
                                since(person))));
        copyKin(county, population, residents);
        jdbc.sql("insert into people.household select * from invented_household")
                .update();
        jdbc.sql("insert into people.resident select * from invented_resident").update();
        jdbc.sql("insert into people.kinship select * from invented_kinship").update();
        copySealedFacts(population, residents, ring, now);
        enterThem();
    }

    private void copySealedFacts(
            InventedPopulation population, List<UUID> residents, KeyRing ring, java.time.Instant now) {
        jdbc.sql("create temporary table invented_fact (id uuid primary key, sealed bytea not null) on commit drop")
                .update();
        copy(
                "copy invented_fact (id, sealed) from stdin",
                population.residents().map(person -> {
                    var id = residents.get(person.number());
                    var facts = Map.of("id_number", person.idNumber().value(), "phone", "");
                    return line(id, hex(Objects.requireNonNull(Sealed.facts(ring, id, facts, json, now))));
                }));
    }

    private static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private void copyKin(String county, InventedPopulation population, List<UUID> residents) {
        copy(
                """
                copy invented_kinship (county_code, id, village_code, resident_id, kin_id, kind, from_day) from stdin
                """,
                population
                        .residents()
                        .flatMap(person -> Stream.of(
                                        kin(county, person, residents, person.mother(), "MOTHER"),
                                        kin(county, person, residents, person.father(), "FATHER"),
                                        kin(county, person, residents, person.spouse(), "SPOUSE"))
                                .flatMap(List::stream)));
    }

    private static List<String> kin(
            String county, InventedResident person, List<UUID> residents, OptionalInt kin, String kind) {
        if (kin.isEmpty()) {
            return List.of();
        }
        return List.of(line(
                county,
                Ids.next(),
                person.village().value(),
                residents.get(person.number()),
                residents.get(kin.getAsInt()),
                kind,
                kind.equals("SPOUSE") ? CENSUS_DAY : person.idNumber().birthDate()));
    }

    /** Each row has the event that entered it, and its places on the rolls that the census knows of. */
    private void enterThem() {
        jdbc.sql("""
            insert into people.resident_event
                   (county_code, id, village_code, resident_id, kind, on_day, recorded_at, source, facts,
                    sealed)
            select county_code, uuidv7(), village_code, id, 'ENTERED', since, now(), :source,
                   jsonb_build_object(
                       'household_id', household_id, 'relation', relation, 'name', name,
                       'residence', residence, 'registered_at', registered_at, 'since', since,
                       'channel', channel),
                   sealed
              from people.resident
              join invented_fact using (id)
             where county_code = :county
            """).param("source", SOURCE).param("county", Bound.county()).update();
        jdbc.sql("""
            insert into people.roll_entry
                   (county_code, id, village_code, resident_id, roll, from_day, decided_on, instrument,
                    appeal_until)
            select county_code, uuidv7(), village_code, id, roll, since, since, :source, since + 30
              from people.resident
             cross join lateral (values ('REGISTRATION', residence <> 'FROM_ELSEWHERE'),
                                        ('RESIDENCE', residence <> 'AWAY')) rolls (roll, stands)
             where county_code = :county and stands
            """).param("source", SOURCE).param("county", Bound.county()).update();
    }

    private static LocalDate since(InventedResident person) {
        var arrived = person.arrived();
        return arrived != null ? arrived : person.idNumber().birthDate();
    }

    private void copy(String statement, Stream<String> lines) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
            try {
                lines.map(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .forEach(bytes -> {
                            try {
                                copy.writeToCopy(bytes, 0, bytes.length);
                            } catch (SQLException problem) {
                                throw new UncheckedIOException(new IOException(problem));
                            }
                        });
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("The invented people could not be stored", problem);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** A line of COPY's text format: tabs between, backslash and controls escaped. */
    private static String line(Object... values) {
        var line = new StringBuilder();
        for (var value : values) {
            if (!line.isEmpty()) {
                line.append('\t');
            }
            line.append(value.toString()
                    .replace("\\", "\\\\")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"));
        }
        return line.append('\n').toString();
    }
}
