package org.xiangli.core.territory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Redrawing.Kind;
import org.xiangli.core.territory.Redrawing.Unit;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/** Enters acts that change the map. The past is closed, never rewritten: a unit's row ends and its heir's row begins. */
@Component
class RedrawingDesk {

    private final JdbcClient jdbc;
    private final DivisionTable divisions;
    private final EditionLoad load;
    private final Clock clock;

    RedrawingDesk(JdbcClient jdbc, DivisionTable divisions, EditionLoad load, Clock clock) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.load = load;
        this.clock = clock;
    }

    /** Enters the act, or leaves everything as it is when this very act was entered before. */
    @Transactional
    void enter(Redrawing act) {
        if (!open(act)) {
            return;
        }
        var touched = touched(act);
        touched.forEach(load::demandLoaded);
        act.before().forEach(code -> end(code, act));
        act.after().forEach(unit -> begin(unit, act));
        act.before().stream().filter(code -> !goesOn(code, act)).forEach(code -> demandNoChildren(code, act));
        link(act);
        divisions.forget(touched.stream().map(DivisionCode::value).collect(Collectors.toSet()));
    }

    private boolean open(Redrawing act) {
        var fingerprint = fingerprint(act);
        boolean first = jdbc.sql("""
            insert into territory.act (id, kind, took_effect, instrument, fingerprint, recorded_at, recorded_by)
            values (:id, :kind, :day, :instrument, :fingerprint, :now, :account)
            on conflict (id) do nothing
            """)
                        .param("id", act.id())
                        .param("kind", act.kind().name())
                        .param("day", act.day())
                        .param("instrument", act.instrument())
                        .param("fingerprint", fingerprint)
                        .param("now", OffsetDateTime.now(clock))
                        .param("account", account())
                        .update()
                == 1;
        if (!first && !fingerprint.equals(fingerprintOf(act.id()))) {
            throw new Refusal("territory.act-differs", Redrawing.RULE);
        }
        return first;
    }

    private void end(DivisionCode code, Redrawing act) {
        int ended = jdbc.sql("""
            update territory.division
               set valid_to = :day
             where code = :code
               and valid_to is null
               and valid_from < :day
            """)
                .param("code", code.value())
                .param("day", act.day())
                .update();
        if (ended == 1) {
            return;
        }
        var periods = divisions.periods(code);
        if (periods.isEmpty()) {
            throw new Refusal("territory.unknown", Territory.RULE, code.value());
        }
        var last = periods.getLast();
        throw last.validTo() == null
                ? new Refusal("territory.begins-later", Redrawing.RULE, code.value(), last.validFrom())
                : new Refusal("territory.ended", Redrawing.RULE, code.value(), last.validTo());
    }

    /** A code once given is given to no other unit, so that what was written under it stays attributable. */
    private void begin(Unit unit, Redrawing act) {
        var code = unit.code();
        code.parent().ifPresent(parent -> demandStanding(parent, act));
        boolean free = act.before().contains(code) || divisions.periods(code).isEmpty();
        boolean begun = free
                && jdbc.sql("""
                    insert into territory.division (code, name, valid_from)
                    values (:code, :name, :day)
                    on conflict do nothing
                    """)
                                .param("code", code.value())
                                .param("name", unit.name())
                                .param("day", act.day())
                                .update()
                        == 1;
        if (!begun) {
            throw new Refusal("territory.code-taken", Redrawing.RULE, code.value());
        }
    }

    /** The division above must stand on the day of the act and still. */
    private void demandStanding(DivisionCode parent, Redrawing act) {
        boolean standing = jdbc.sql("""
            select count(*) filter (where valid_to is null) = 1
                   and count(*) filter (where valid_from <= :day and (valid_to is null or :day < valid_to)) = 1
              from territory.division
             where code = :parent
            """)
                .param("parent", parent.value())
                .param("day", act.day())
                .query(Boolean.class)
                .single();
        if (!standing) {
            throw new Refusal("territory.unknown", Territory.RULE, parent.value());
        }
    }

    private void demandNoChildren(DivisionCode code, Redrawing act) {
        if (code.level() != Level.VILLAGE
                && !divisions.children(code, act.day()).isEmpty()) {
            throw new Refusal("territory.has-children", Redrawing.RULE, code.value());
        }
    }

    private void link(Redrawing act) {
        if (act.kind() == Kind.ESTABLISH || act.kind() == Kind.ABOLISH) {
            return;
        }
        for (var before : act.before()) {
            for (var after : act.after()) {
                jdbc.sql("""
                    insert into territory.succession (act, old_code, new_code, kind, took_effect)
                    values (:act, :before, :after, :kind, :day)
                    """)
                        .param("act", act.id())
                        .param("before", before.value())
                        .param("after", after.code().value())
                        .param("kind", act.kind().name())
                        .param("day", act.day())
                        .update();
            }
        }
    }

    private String fingerprintOf(UUID act) {
        return jdbc.sql("select fingerprint from territory.act where id = :id")
                .param("id", act)
                .query(String.class)
                .single();
    }

    private static boolean goesOn(DivisionCode code, Redrawing act) {
        return act.after().stream().anyMatch(unit -> unit.code().equals(code));
    }

    private static Set<DivisionCode> touched(Redrawing act) {
        var codes = new TreeSet<>(act.before());
        act.after().forEach(unit -> codes.add(unit.code()));
        return codes;
    }

    private static String fingerprint(Redrawing act) {
        return Edition.sha256(act.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable UUID account() {
        return Bound.current().map(Reach::account).orElse(null);
    }
}
