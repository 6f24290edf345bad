package org.xiangli.domain.services;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Refusal;

/**
 * Guided handling (领办, R045): one officer takes a matter from end to end, through every office, and is the resident's
 * only contact. There is exactly one; who takes over writes down why, and she agrees.
 */
@Service
@Transactional
public class LeadingDesk {

    private static final PostKind[] OFFICERS = {
        PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER
    };

    private final JdbcClient jdbc;
    private final Applications applications;
    private final DeskClock clock;

    LeadingDesk(JdbcClient jdbc, Applications applications, DeskClock clock) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.clock = clock;
    }

    /**
     * The acting officer takes the matter on, as the first guide or from the one before.
     *
     * @param seq of the guide he has seen, 0 for none
     * @param note why it changes hands; the first needs none
     * @param consented whether the resident agrees
     * @throws Refusal {@code services.guide-consent}, {@code services.guide-note} for a change without a note,
     *     {@code services.guide-changed} when another took it meanwhile, {@code services.guide-over} for a finished matter
     */
    public Guidance lead(UUID key, UUID application, int seq, String phone, String note, boolean consented) {
        var acting = Acting.current();
        acting.require(OFFICERS);
        var found = applications.demand(application);
        if (!consented) {
            throw new Refusal("services.guide-consent", ServiceLaw.GUIDED);
        }
        if (seq > 0 && note.isBlank()) {
            throw new Refusal("services.guide-note", ServiceLaw.GUIDED);
        }
        if (found.file().state().finished()) {
            throw new Refusal("services.guide-over", ServiceLaw.GUIDED);
        }
        var reached = Typing.demand("phone", phone, 20);
        var why = Typing.optional("note", note, Typing.REMARK);
        jdbc.sql("""
            insert into services.guidance
                   (county_code, application_id, seq, key, village_code, resident_id, guide, guide_name, office, phone,
                    note, consented, since)
            select :county, :application, :seq, :key, :village, :resident, :guide, :name, :office, :phone,
                   :note, true, :since
             where :before = (select coalesce(max(seq), 0)
                                from services.guidance
                               where county_code = :county and application_id = :application)
            on conflict do nothing
            """)
                .param("county", Bound.county())
                .param("application", application)
                .param("seq", seq + 1)
                .param("before", seq)
                .param("key", key)
                .param("village", found.file().village().value())
                .param("resident", found.file().subject())
                .param("guide", acting.account())
                .param("name", acting.displayName())
                .param("office", acting.office())
                .param("phone", reached)
                .param("note", why)
                .param("since", clock.moment())
                .update();
        return byKey(key).orElseThrow(() -> new Refusal("services.guide-changed", ServiceLaw.GUIDED));
    }

    /** Who leads this matter now; empty when nobody was asked to. */
    @Transactional(readOnly = true)
    public Optional<Guidance> guide(UUID application) {
        return guides(application).stream().findFirst();
    }

    /** Everybody who has led it, the present guide first. */
    @Transactional(readOnly = true)
    public List<Guidance> guides(UUID application) {
        return jdbc.sql("""
            select *
              from services.guidance
             where county_code = :county and application_id = :application
             order by seq desc
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(LeadingDesk::guidance)
                .list();
    }

    private Optional<Guidance> byKey(UUID key) {
        return jdbc.sql("""
            select * from services.guidance where county_code = :county and key = :key
            """)
                .param("county", Bound.county())
                .param("key", key)
                .query(LeadingDesk::guidance)
                .optional();
    }

    private static Guidance guidance(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Guidance(
                row.getObject("application_id", UUID.class),
                row.getInt("seq"),
                row.getObject("guide", UUID.class),
                row.getString("guide_name"),
                row.getString("office"),
                row.getString("phone"),
                row.getString("note"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
