package org.xiangli.core.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.people.Resident.ContactChannel;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the register of residents is kept true: births, arrivals, departures, deaths, corrections. Each change is an
 * event with its source and whoever confirmed it; the events, replayed, give the register (R022). Nothing is recorded
 * of movements within, of visitors, beliefs or devices.
 */
@Service
@Transactional
public class RegisterDesk {

    private final JdbcClient jdbc;
    private final ResidentRegistry registry;
    private final FieldCipher cipher;
    private final JsonMapper json;
    private final Clock clock;

    RegisterDesk(JdbcClient jdbc, ResidentRegistry registry, FieldCipher cipher, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** Who enters the register. */
    public record Entry(
            DivisionCode village,
            UUID household,
            Relation relation,
            String name,
            IdNumber idNumber,
            ResidenceType residence,
            DivisionCode registeredAt,
            LocalDate since,
            @Nullable String phone) {}

    /** Forms a household in a village and returns its id. */
    public UUID formHousehold(DivisionCode village, String addressUnit, LocalDate on) {
        demandVillage(village);
        var id = Ids.next();
        jdbc.sql("""
            insert into people.household (county_code, id, village_code, address_unit, collective, formed_on)
            values (:county, :id, :village, :address, false, :on)
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("village", village.value())
                .param("address", addressUnit)
                .param("on", on)
                .update();
        return id;
    }

    /**
     * Enters a resident: by birth, by arrival, or because the register begins.
     *
     * @throws Refusal {@code resident.already-registered} for an ID number the county knows,
     *     {@code resident.born-later}, {@code resident.village-level}, {@code resident.household-elsewhere}
     */
    public Resident enter(EventKind kind, Entry entry, String source) {
        demandVillage(entry.village());
        if (entry.since().isBefore(entry.idNumber().birthDate())) {
            throw new Refusal("resident.born-later", ResidentRegistry.RULE, entry.since());
        }
        demandHousehold(entry.household(), entry.village());
        if (registry.knows(entry.idNumber())) {
            throw new Refusal("resident.already-registered", ResidentRegistry.RULE);
        }
        var resident = new Resident(
                Ids.next(),
                entry.village(),
                entry.household(),
                entry.relation(),
                entry.name().strip(),
                entry.idNumber(),
                entry.idNumber().birthDate(),
                entry.idNumber().sex(),
                entry.residence(),
                entry.registeredAt(),
                entry.since(),
                null,
                null,
                entry.phone(),
                entry.phone() == null ? ContactChannel.WINDOW : ContactChannel.TEXT);
        try {
            insert(resident);
        } catch (DuplicateKeyException known) {
            throw new Refusal("resident.already-registered", ResidentRegistry.RULE);
        }
        note(kind, resident.id(), entry.village(), entry.since(), source, facts(resident));
        return resident;
    }

    /** Registered here, now living elsewhere; or gone for good when registered elsewhere. */
    public Resident depart(UUID id, LocalDate on, String source) {
        var resident = demand(id);
        return resident.residence() == ResidenceType.FROM_ELSEWHERE
                ? change(EventKind.DEPARTURE, resident, on, source, Map.of("left_on", on.toString()))
                : change(EventKind.DEPARTURE, resident, on, source, Map.of("residence", ResidenceType.AWAY.name()));
    }

    /** Back home. */
    public Resident comeBack(UUID id, LocalDate on, String source) {
        return change(EventKind.RETURN, demand(id), on, source, Map.of("residence", ResidenceType.HERE.name()));
    }

    /** @throws Refusal {@code resident.born-later} for a death before birth */
    public Resident die(UUID id, LocalDate on, String source) {
        var resident = demand(id);
        if (on.isBefore(resident.birthDate())) {
            throw new Refusal("resident.born-later", ResidentRegistry.RULE, on);
        }
        return change(EventKind.DEATH, resident, on, source, Map.of("died_on", on.toString()));
    }

    /** Joins another household of the same village: a marriage, a split. */
    public Resident moveHousehold(UUID id, UUID household, Relation relation, LocalDate on, String source) {
        var resident = demand(id);
        demandHousehold(household, resident.village());
        return change(
                EventKind.HOUSEHOLD_CHANGE,
                resident,
                on,
                source,
                Map.of("household_id", household.toString(), "relation", relation.name()));
    }

    /** Puts a name right that was written wrongly (个人信息保护法 46). */
    public Resident correctName(UUID id, String name, LocalDate on, String source) {
        return change(EventKind.CORRECTION, demand(id), on, source, Map.of("name", name.strip()));
    }

    /** How the resident wants to be told; an empty phone forgets it. */
    public Resident contact(UUID id, String phone, ContactChannel channel, String source) {
        return change(
                EventKind.CONTACT,
                demand(id),
                LocalDate.now(clock),
                source,
                Map.of("phone", phone.strip(), "channel", channel.name()));
    }

    /** What happened to a resident, in order. */
    @Transactional(readOnly = true)
    public List<ResidentEvent> events(UUID id) {
        return jdbc.sql("""
            select kind, village_code, on_day, source, facts, sealed
              from people.resident_event
             where county_code = :county and resident_id = :id
             order by id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query((row, number) -> new ResidentEvent(
                        id,
                        DivisionCode.of(row.getString("village_code")),
                        EventKind.valueOf(row.getString("kind")),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("source"),
                        facts(id, row.getString("facts"), row.getBytes("sealed"))))
                .list();
    }

    /** One change: the event says which facts it sets, and the row is set to what the replay gives. */
    private Resident change(EventKind kind, Resident resident, LocalDate on, String source, Map<String, String> facts) {
        if (resident.diedOn() != null) {
            throw new Refusal("resident.died", ResidentRegistry.RULE);
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw new Refusal("resident.future", ResidentRegistry.RULE, on);
        }
        note(kind, resident.id(), resident.village(), on, source, facts);
        var changed = ResidentEvent.set(resident, facts);
        jdbc.sql("""
            update people.resident
               set household_id = :household, relation = :relation, name = :name, residence = :residence,
                   left_on = :left, died_on = :died, phone_sealed = :phone, channel = :channel
             where county_code = :county and id = :id
            """)
                .param("household", changed.household())
                .param("relation", changed.relation().name())
                .param("name", changed.name())
                .param("residence", changed.residence().name())
                .param("left", changed.leftOn())
                .param("died", changed.diedOn())
                .param("phone", phone(changed))
                .param("channel", changed.channel().name())
                .param("county", Bound.county())
                .param("id", changed.id())
                .update();
        return changed;
    }

    private void insert(Resident resident) {
        jdbc.sql("""
            insert into people.resident
                   (county_code, id, village_code, household_id, relation, name, id_sealed, id_index, birth_date,
                    sex, residence, registered_at, since, phone_sealed, channel)
            values (:county, :id, :village, :household, :relation, :name, :number, :index, :birth,
                    :sex, :residence, :registered, :since, :phone, :channel)
            """)
                .param("county", Bound.county())
                .param("id", resident.id())
                .param("village", resident.village().value())
                .param("household", resident.household())
                .param("relation", resident.relation().name())
                .param("name", resident.name())
                .param(
                        "number",
                        cipher.seal(
                                Sealed.ID_NUMBER,
                                resident.id(),
                                resident.idNumber().value()))
                .param(
                        "index",
                        cipher.index(Sealed.ID_NUMBER, resident.idNumber().value()))
                .param("birth", resident.birthDate())
                .param("sex", resident.sex().name())
                .param("residence", resident.residence().name())
                .param("registered", resident.registeredAt().value())
                .param("since", resident.since())
                .param("phone", phone(resident))
                .param("channel", resident.channel().name())
                .update();
    }

    private void note(
            EventKind kind,
            UUID resident,
            DivisionCode village,
            LocalDate on,
            String source,
            Map<String, String> facts) {
        jdbc.sql("""
            insert into people.resident_event
                   (county_code, id, village_code, resident_id, kind, on_day, recorded_at, source, confirmed_by,
                    facts, sealed)
            values (:county, :id, :village, :resident, :kind, :on, :at, :source, :by, :facts::jsonb,
                    :sealed)
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("village", village.value())
                .param("resident", resident)
                .param("kind", kind.name())
                .param("on", on)
                .param("at", java.sql.Timestamp.from(clock.instant()))
                .param("source", source)
                .param("by", Acting.find().map(Acting::account).orElse(null))
                .param("facts", json.writeValueAsString(Sealed.open(facts)))
                .param("sealed", Sealed.facts(cipher.ring(), resident, facts, json, clock.instant()))
                .update();
    }

    private byte @Nullable [] phone(Resident resident) {
        var phone = resident.phone();
        return phone == null ? null : cipher.seal(Sealed.PHONE, resident.id(), phone);
    }

    private Map<String, String> facts(UUID resident, String open, byte @Nullable [] sealed) {
        var facts = new LinkedHashMap<>(ResidentEvent.facts(json, open));
        if (sealed != null) {
            facts.putAll(ResidentEvent.facts(json, cipher.open(Sealed.FACTS, resident, sealed)));
        }
        return facts;
    }

    private static Map<String, String> facts(Resident resident) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("household_id", resident.household().toString());
        facts.put("relation", resident.relation().name());
        facts.put("name", resident.name());
        facts.put("id_number", resident.idNumber().value());
        facts.put("residence", resident.residence().name());
        facts.put("registered_at", resident.registeredAt().value());
        facts.put("since", resident.since().toString());
        facts.put("phone", resident.phone() == null ? "" : resident.phone());
        facts.put("channel", resident.channel().name());
        return facts;
    }

    private Resident demand(UUID id) {
        return registry.read(id).orElseThrow(() -> new Refusal("resident.not-found", ResidentRegistry.RULE));
    }

    private static void demandVillage(DivisionCode village) {
        if (village.level() != Level.VILLAGE || !village.county().value().equals(Bound.county())) {
            throw new Refusal("resident.village-level", ResidentRegistry.RULE, village.value());
        }
    }

    private void demandHousehold(UUID household, DivisionCode village) {
        var there = jdbc.sql("""
            select exists (select from people.household
                            where county_code = :county and id = :id and village_code = :village)
            """)
                .param("county", Bound.county())
                .param("id", household)
                .param("village", village.value())
                .query(Boolean.class)
                .single();
        if (!there) {
            throw new Refusal("resident.household-elsewhere", ResidentRegistry.RULE);
        }
    }
}
