package org.xiangli.core.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Consent.Channel;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/**
 * The ledger of consents (R014). Taking one back is one call, like giving it, and open to the same people: the resident
 * herself, or the clerk at whose window she says so (个人信息保护法 15). What rests on law is not asked for and not taken
 * back here.
 */
@Service
@Transactional
public class Consents {

    private final DataBlocks blocks;
    private final ObjectProvider<Homes> homes;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Consents(
            DataBlocks blocks,
            ObjectProvider<Homes> homes,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.blocks = blocks;
        this.homes = homes;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes that she agrees. Agreeing twice changes nothing.
     *
     * @throws Refusal {@code consent.block-unknown}; {@code consent.not-asked} for a block that does not rest on consent;
     *     {@code consent.resident-unknown}, also when she is out of reach; {@code access.post-not-permitted}
     */
    public void give(UUID resident, String block) {
        var channel = channel(resident);
        var asked = blocks.demand(block);
        if (!asked.optional()) {
            throw new Refusal("consent.not-asked", asked.basis().rule(block));
        }
        var acting = Acting.current();
        jdbc.sql("""
            insert into access.consent
                   (county_code, id, resident_id, village_code, block, given_at, given_by, channel)
            values (:county, :id, :resident, :village, :block, :now, :by, :channel)
            on conflict (county_code, resident_id, block) where withdrawn_at is null do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("resident", resident)
                .param("village", home(resident, acting).value())
                .param("block", block)
                .param("now", java.sql.Timestamp.from(now()))
                .param("by", acting.account())
                .param("channel", channel.name())
                .update();
    }

    /**
     * Takes a consent back, from this moment on; what was done before stays lawful. Withdrawing what was not given
     * changes nothing.
     *
     * @throws Refusal {@code consent.rests-on-law} naming the article for a block that does not rest on consent; else as
     *     {@link #give}
     */
    public void withdraw(UUID resident, String block) {
        var channel = channel(resident);
        var asked = blocks.demand(block);
        if (!asked.optional()) {
            throw new Refusal(
                    "consent.rests-on-law",
                    asked.basis().rule(block),
                    asked.basis().citation());
        }
        var acting = Acting.current();
        home(resident, acting);
        var now = now();
        var withdrawn = jdbc.sql("""
            update access.consent
               set withdrawn_at = greatest(:now, given_at), withdrawn_by = :by, withdrawn_channel = :channel
             where county_code = :county and resident_id = :resident and block = :block and withdrawn_at is null
            """)
                .param("now", java.sql.Timestamp.from(now))
                .param("by", acting.account())
                .param("channel", channel.name())
                .param("county", Bound.county())
                .param("resident", resident)
                .param("block", block)
                .update();
        if (withdrawn > 0) {
            events.publishEvent(new ConsentWithdrawn(resident, block, now));
        }
    }

    /**
     * Whether the block may be processed for this resident: always when it rests on law or a vital interest, else while a
     * consent stands within the reach that is bound.
     *
     * @throws Refusal {@code consent.block-unknown}
     */
    @Transactional(readOnly = true)
    public boolean holds(UUID resident, String block) {
        return !blocks.demand(block).optional()
                || jdbc.sql("""
                    select exists (select
                                     from access.consent
                                    where county_code = :county and resident_id = :resident and block = :block
                                      and withdrawn_at is null)
                    """)
                        .param("county", Bound.county())
                        .param("resident", resident)
                        .param("block", block)
                        .query(Boolean.class)
                        .single();
    }

    /** Everything a resident ever agreed to, the latest first, within the reach that is bound. */
    @Transactional(readOnly = true)
    public List<Consent> of(UUID resident) {
        return jdbc.sql("""
            select block, given_at, channel, withdrawn_at
              from access.consent
             where county_code = :county and resident_id = :resident
             order by given_at desc, id desc
            """)
                .param("county", Bound.county())
                .param("resident", resident)
                .query((row, number) -> {
                    var withdrawn = row.getTimestamp("withdrawn_at");
                    return new Consent(
                            resident,
                            row.getString("block"),
                            row.getTimestamp("given_at").toInstant(),
                            Channel.valueOf(row.getString("channel")),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }

    private static Channel channel(UUID resident) {
        var acting = Acting.current();
        if (resident.equals(acting.resident())) {
            return Channel.OWN_ACCOUNT;
        }
        acting.require(PostKind.VILLAGE_CLERK);
        return Channel.WINDOW;
    }

    private DivisionCode home(UUID resident, Acting acting) {
        return homes.stream()
                .flatMap(register -> register.villageOf(acting.county(), resident).stream())
                .filter(acting.division()::contains)
                .findFirst()
                .orElseThrow(() -> new Refusal("consent.resident-unknown", Acting.PURPOSE));
    }

    /** As exact as PostgreSQL keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
