package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Where somebody asks the village for a certificate it may not issue (民发〔2020〕20号): the answer is a notice that names the
 * proper organ. The desk has no verb that issues one.
 */
@Service
@Transactional
public class CertificateDesk {

    private static final int LATEST = 50;

    private final JdbcClient jdbc;
    private final VillageLists lists;
    private final Notices notices;
    private final Clock clock;

    CertificateDesk(JdbcClient jdbc, VillageLists lists, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.notices = notices;
        this.clock = clock;
    }

    /** The kinds a village does not issue. */
    public List<VillageLists.Certificate> kinds() {
        return lists.certificates();
    }

    /**
     * Notes that one was asked for, so that the notice can be printed. The same key again notes nothing.
     *
     * @param demandedBy the office that sent the person; may be empty
     * @throws Refusal {@code admission.certificate-unlisted} for any other kind: it needs a basis in law, and none is listed
     */
    public BlockedCertificate ask(UUID key, String kind, String demandedBy) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var blocked = lists.certificate(kind)
                .orElseThrow(() -> new Refusal("admission.certificate-unlisted", AdmissionLaw.CERTIFICATES));
        jdbc.sql("""
            insert into services.blocked_certificate
                   (county_code, id, village_code, kind, demanded_by, asked_on, entered_by)
            values (:county, :id, :village, :kind, :demandedBy, :day, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", key)
                .param("village", acting.division().value())
                .param("kind", blocked.code())
                .param("demandedBy", Written.limited(demandedBy, Written.NAME))
                .param("day", LocalDate.now(clock))
                .param("by", acting.account())
                .update();
        return demand(key);
    }

    /** @throws Refusal {@code admission.certificate.not-found} when there is none or it is out of reach */
    @Transactional(readOnly = true)
    public BlockedCertificate demand(UUID id) {
        return jdbc.sql("""
            select * from services.blocked_certificate where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(this::blocked)
                .optional()
                .flatMap(found -> found)
                .orElseThrow(() -> new Refusal("admission.certificate.not-found", AdmissionLaw.CERTIFICATES));
    }

    /** The latest within a division. */
    @Transactional(readOnly = true)
    public List<BlockedCertificate> latest(DivisionCode within) {
        return jdbc
                .sql("""
                    select * from services.blocked_certificate
                     where county_code = :county and starts_with(village_code, :within)
                     order by asked_on desc, id desc
                     limit :most
                    """)
                .param("county", Bound.county())
                .param("within", within.value())
                .param("most", LATEST)
                .query(this::blocked)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The notice the person takes along; asked for again, it is the same paper. */
    public IssuedLetter notice(UUID id) {
        return notices.certificate(demand(id));
    }

    private Optional<BlockedCertificate> blocked(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var id = row.getObject("id", UUID.class);
        var village = DivisionCode.of(row.getString("village_code"));
        var demandedBy = row.getString("demanded_by");
        var day = row.getObject("asked_on", LocalDate.class);
        return lists.certificate(row.getString("kind"))
                .map(kind -> new BlockedCertificate(id, village, kind, demandedBy, day));
    }
}
