package org.xiangli.channel.terminal;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.channel.terminal.Terminal.Fault;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** The register of terminals (R049): where they stand, whether they live, what is wrong with them. */
@Service
@Transactional
public class TerminalRegister {

    private static final int KEY_BYTES = 32;
    private static final PostKind[] KEEPERS = {
        PostKind.ADMINISTRATOR, PostKind.COUNTY_OFFICER, PostKind.TOWNSHIP_OFFICER, PostKind.VILLAGE_CLERK
    };

    private final JdbcClient jdbc;
    private final RuleBook rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TerminalRegister(JdbcClient jdbc, RuleBook rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** The key a new terminal is started with; kept only as a digest and shown this once. */
    public String register(
            UUID id, DivisionCode division, String place, Set<String> items, LocalTime opens, LocalTime closes) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR);
        if (!division.value().startsWith(acting.county()) || place.isBlank() || !closes.isAfter(opens)) {
            throw new Refusal("terminal.register", TerminalLaw.REGISTER);
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
            insert into terminal.device
                   (county_code, id, division_code, place, items, opens, closes, key_digest, registered_at,
                    registered_by)
            values (:county, :id, :division, :place, :items, :opens, :closes, :digest, :at, :by)
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("division", division.value())
                .param("place", place.strip())
                .param("items", items.stream().sorted().toArray(String[]::new))
                .param("opens", opens)
                .param("closes", closes)
                .param("digest", TerminalLaw.digest(secret))
                .param("at", moment(clock.instant()))
                .param("by", acting.account())
                .update();
        return Bound.county() + "." + id + "." + secret;
    }

    /** The terminals in reach, by place. */
    @Transactional(readOnly = true)
    public List<Terminal> all() {
        Acting.current().require(KEEPERS);
        return jdbc.sql("""
            select * from terminal.device where county_code = :county and retired_on is null order by place, id
            """)
                .param("county", Bound.county())
                .query(TerminalRegister::terminal)
                .list();
    }

    /** The open tickets in reach, the oldest first. */
    @Transactional(readOnly = true)
    public List<Fault> faults() {
        Acting.current().require(KEEPERS);
        return jdbc.sql("""
            select fault.*, device.place
              from terminal.fault
              join terminal.device
                on device.county_code = fault.county_code and device.id = fault.device_id
             where fault.county_code = :county and fault.closed_at is null
             order by fault.opened_at, fault.id
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Fault(
                        row.getObject("id", UUID.class),
                        row.getObject("device_id", UUID.class),
                        row.getString("place"),
                        Fault.Kind.valueOf(row.getString("kind")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Somebody has been there and it works again. Twice changes nothing. */
    public void close(UUID fault) {
        var acting = Acting.current();
        acting.require(KEEPERS);
        jdbc.sql("""
            update terminal.fault
               set closed_at = :at, closed_by = :by
             where county_code = :county and id = :id and closed_at is null
            """)
                .param("at", moment(clock.instant()))
                .param("by", acting.account())
                .param("county", Bound.county())
                .param("id", fault)
                .update();
    }

    /** The terminal is taken away: its key opens nothing any more. */
    public void retire(UUID terminal) {
        Acting.current().require(PostKind.ADMINISTRATOR);
        jdbc.sql("""
            update terminal.device set retired_on = :today where county_code = :county and id = :id
            """)
                .param("today", LocalDate.now(clock))
                .param("county", Bound.county())
                .param("id", terminal)
                .update();
    }

    /** The terminal with this key, in the bound county; it has just been heard of. Empty for a wrong or retired key. */
    Optional<Terminal> heard(UUID id, String secret, OptionalInt paper, Instant now) {
        var known = jdbc.sql("""
            update terminal.device
               set last_seen = :now, paper = coalesce(:paper, paper)
             where county_code = :county and id = :id and key_digest = :digest and retired_on is null
            returning *
            """)
                .param("now", moment(now))
                .param("paper", paper.isPresent() ? paper.getAsInt() : null, java.sql.Types.INTEGER)
                .param("county", Bound.county())
                .param("id", id)
                .param("digest", TerminalLaw.digest(secret))
                .query(TerminalRegister::terminal)
                .optional();
        known.filter(terminal -> terminal.paper().orElse(100) < parameter(TerminalLaw.PAPER, "percent"))
                .ifPresent(terminal -> open(terminal.id(), terminal.division(), Fault.Kind.PAPER, now));
        return known;
    }

    /** Opens a ticket for every terminal of the bound county that was silent too long in its own hours; one each. */
    int watch(Instant now) {
        var patience = parameter(TerminalLaw.MISSING, "minutes");
        var time = LocalTime.ofInstant(now, clock.getZone());
        var silent = jdbc.sql("""
            select *
              from terminal.device
             where county_code = :county and retired_on is null
               and coalesce(last_seen, registered_at) <= :before
               and :minute >= (extract(hour from opens) * 60 + extract(minute from opens) + :patience)
               and :time < closes
             order by id
            """)
                .param("county", Bound.county())
                .param("before", moment(now.minusSeconds(patience * 60)))
                .param("minute", time.getHour() * 60 + time.getMinute())
                .param("patience", patience)
                .param("time", time)
                .query(TerminalRegister::terminal)
                .list();
        return silent.stream()
                .mapToInt(terminal -> open(terminal.id(), terminal.division(), Fault.Kind.SILENT, now))
                .sum();
    }

    private int open(UUID terminal, DivisionCode division, Fault.Kind kind, Instant now) {
        return jdbc.sql("""
            insert into terminal.fault (county_code, id, device_id, division_code, kind, opened_at)
            values (:county, :id, :device, :division, :kind, :at)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("device", terminal)
                .param("division", division.value())
                .param("kind", kind.name())
                .param("at", moment(now))
                .update();
    }

    private long parameter(String code, String name) {
        return rules.parameter(code, name, DivisionCode.of(Bound.county()), LocalDate.now(clock));
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Terminal terminal(ResultSet row, int number) throws SQLException {
        var paper = row.getObject("paper", Integer.class);
        return new Terminal(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("division_code")),
                row.getString("place"),
                Set.of((String[]) row.getArray("items").getArray()),
                row.getObject("opens", LocalTime.class),
                row.getObject("closes", LocalTime.class),
                Optional.ofNullable(row.getObject("last_seen", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                paper == null ? OptionalInt.empty() : OptionalInt.of(paper));
    }
}
