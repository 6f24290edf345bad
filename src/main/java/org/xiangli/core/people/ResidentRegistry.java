package org.xiangli.core.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Homes;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.access.ViewLog;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;
import org.xiangli.kernel.Sex;

/** Where residents are looked up. Each look has a purpose and is recorded in the transaction that reads. */
@Service
public class ResidentRegistry implements Homes {

    /** The most people a search shows: who needs more must say more. */
    public static final int SHOWN = 20;

    static final RuleRef RULE = new RuleRef("PEOPLE.REGISTER", "吉办发〔2016〕3号", "三(四)");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ViewLog views;
    private final ResidentRows rows;
    private final FieldCipher cipher;
    private final Cache<UUID, DivisionCode> homes = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    ResidentRegistry(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ViewLog views,
            ResidentRows rows,
            FieldCipher cipher) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.views = views;
        this.rows = rows;
        this.cipher = cipher;
    }

    /**
     * A person found, with just enough to tell who it is.
     *
     * @param idNumber masked
     */
    public record Found(
            UUID id,
            String name,
            LocalDate birthDate,
            Sex sex,
            String idNumber,
            DivisionCode village,
            String address) {}

    /**
     * Finds living residents by their whole ID number or by the beginning of their name, at most {@link #SHOWN}, within
     * reach of the acting post. Each one shown is recorded.
     *
     * @throws Refusal {@code access.purpose-not-permitted}; {@code id-number.*} when it looks like an ID number and is none
     */
    @Transactional
    public List<Found> search(String asked, Purpose purpose) {
        Acting.current().require(purpose);
        var found = asked.codePoints().filter(Character::isDigit).count() > 8
                ? byNumber(IdNumber.of(asked))
                : byName(asked.strip());
        found.forEach(person -> views.record(person.id(), person.village(), purpose, null, "search"));
        return found;
    }

    /** One resident, recorded; empty when there is none or he is out of reach, which look the same. */
    @Transactional
    public Optional<Resident> find(UUID id, Purpose purpose, @Nullable UUID caseId) {
        Acting.current().require(purpose);
        var found = read(id);
        found.ifPresent(resident -> views.record(id, resident.village(), purpose, caseId, "identity"));
        return found;
    }

    /** The members of a household, the head first; each one is recorded. */
    @Transactional
    public List<Resident> household(UUID household, Purpose purpose, @Nullable UUID caseId) {
        Acting.current().require(purpose);
        var members = jdbc.sql("""
            select *
              from people.resident
             where county_code = :county and household_id = :household and left_on is null and died_on is null
             order by relation = 'HEAD' desc, birth_date, id
            """)
                .param("county", Bound.county())
                .param("household", household)
                .query(rows::read)
                .list();
        members.forEach(member -> views.record(member.id(), member.village(), purpose, caseId, "household"));
        return members;
    }

    /** The acting resident's own row. */
    @Transactional(readOnly = true)
    public Resident own() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        return (self == null ? Optional.<Resident>empty() : read(self))
                .orElseThrow(() -> new Refusal("resident.not-found", RULE));
    }

    @Override
    public Optional<DivisionCode> villageOf(String county, UUID resident) {
        var known = homes.getIfPresent(resident);
        if (known != null) {
            return Optional.of(known);
        }
        var village = Bound.call(
                Reach.ofCounty(county),
                () -> transaction.execute(status -> jdbc.sql("""
                    select village_code
                      from people.resident
                     where county_code = :county and id = :id and died_on is null
                    """)
                        .param("county", county)
                        .param("id", resident)
                        .query(String.class)
                        .optional()
                        .map(DivisionCode::of)));
        village.ifPresent(found -> homes.put(resident, found));
        return village;
    }

    Optional<Resident> read(UUID id) {
        return jdbc.sql("select * from people.resident where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /** True when a living or dead resident of the county has this number, under whichever keys it was written. */
    boolean knows(IdNumber number) {
        return jdbc.sql("""
            select exists (select 1 from people.resident where county_code = :county and id_index in (:indexes))
            """)
                .param("county", Bound.county())
                .param("indexes", cipher.indexes(Sealed.ID_NUMBER, number.value()))
                .query(Boolean.class)
                .single();
    }

    private List<Found> byNumber(IdNumber number) {
        return jdbc.sql("""
            select resident.*, household.address_unit
              from people.resident
              join people.household
                on household.county_code = resident.county_code and household.id = resident.household_id
             where resident.county_code = :county and resident.id_index in (:indexes) and resident.died_on is null
             order by resident.id
            """)
                .param("county", Bound.county())
                .param("indexes", cipher.indexes(Sealed.ID_NUMBER, number.value()))
                .query(this::found)
                .list();
    }

    private List<Found> byName(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        var beginning = name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return jdbc.sql("""
            select resident.*, household.address_unit
              from people.resident
              join people.household
                on household.county_code = resident.county_code and household.id = resident.household_id
             where resident.county_code = :county
               and resident.name like :beginning escape '\\'
               and starts_with(resident.village_code, (select store.scope()))
               and resident.died_on is null and resident.left_on is null
             order by resident.name, resident.birth_date, resident.id
             limit :shown
            """)
                .param("county", Bound.county())
                .param("beginning", beginning)
                .param("shown", SHOWN)
                .query(this::found)
                .list();
    }

    private Found found(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var resident = rows.read(row, number);
        return new Found(
                resident.id(),
                resident.name(),
                resident.birthDate(),
                resident.sex(),
                resident.idNumber().masked(),
                resident.village(),
                row.getString("address_unit"));
    }
}
