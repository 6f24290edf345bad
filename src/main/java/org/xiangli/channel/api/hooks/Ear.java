package org.xiangli.channel.api.hooks;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiangli.core.procedure.CaseMoved;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Ids;

/**
 * Writes down that a case has moved, in the transaction that moved it: what is told has happened, and all of it is. Where nobody is told,
 * nothing is written.
 */
@Component
class Ear {

    private final JdbcClient jdbc;
    private final Listening listening;
    private final Clock clock;

    Ear(JdbcClient jdbc, Listening listening, Clock clock) {
        this.jdbc = jdbc;
        this.listening = listening;
        this.clock = clock;
    }

    @EventListener
    void moved(CaseMoved moved) {
        if (moved.phase() == Phase.DRAFT || !listening.in(moved.county())) {
            return;
        }
        jdbc.sql("""
            insert into api.event (county_code, id, case_id, seq, number, phase, at)
            values (:county, :id, :case, :seq, :number, :phase, :at)
            on conflict do nothing
            """)
                .param("county", moved.county())
                .param("id", Ids.next())
                .param("case", moved.caseId())
                .param("seq", moved.seq())
                .param("number", moved.number())
                .param("phase", moved.phase().name())
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .update();
    }
}
