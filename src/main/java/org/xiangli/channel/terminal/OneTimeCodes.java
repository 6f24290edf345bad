package org.xiangli.channel.terminal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Codes for people without an account: the clerk, who has seen her card, hands her eight digits that let her use the
 * terminal once, within the county's minutes (‡ 15). Kept as a digest.
 */
@Service
@Transactional
public class OneTimeCodes {

    private static final int MOST = 100_000_000;

    private final JdbcClient jdbc;
    private final ResidentRegistry residents;
    private final RuleBook rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(JdbcClient jdbc, ResidentRegistry residents, RuleBook rules, Clock clock) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.rules = rules;
        this.clock = clock;
    }

    /** A fresh code for a resident in reach. @throws Refusal {@code terminal.resident} */
    public String issue(UUID resident) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        var person = residents
                .find(resident, Purpose.IDENTIFY_APPLICANT, null)
                .orElseThrow(() -> new Refusal("terminal.resident", TerminalLaw.REGISTER));
        var now = OffsetDateTime.now(clock);
        var minutes =
                rules.parameter(TerminalLaw.CODE, "minutes", DivisionCode.of(Bound.county()), LocalDate.now(clock));
        // A code somebody else was given before is not given again: it would open her matters, not his.
        String code;
        int kept;
        do {
            code = String.format(Locale.ROOT, "%08d", random.nextInt(MOST));
            kept = jdbc.sql("""
                insert into terminal.code
                       (county_code, digest, village_code, resident_id, name, issued_at, issued_by, expires_at)
                values (:county, :digest, :village, :resident, :name, :now, :by, :expires)
                on conflict do nothing
                """)
                    .param("county", Bound.county())
                    .param("digest", TerminalLaw.digest(code))
                    .param("village", person.village().value())
                    .param("resident", resident)
                    .param("name", person.name())
                    .param("now", now)
                    .param("by", acting.account())
                    .param("expires", now.plus(Duration.ofMinutes(minutes)))
                    .update();
        } while (kept == 0);
        return code;
    }

    /** Uses a code up; the caller binds the county. @throws Refusal {@code terminal.code} when wrong, used or too old */
    Acting redeem(String typed) {
        return jdbc.sql("""
            update terminal.code
               set used_at = :now
             where county_code = :county and digest = :digest and used_at is null and expires_at > :now
            returning resident_id, name, village_code
            """)
                .param("now", OffsetDateTime.now(clock))
                .param("county", Bound.county())
                .param("digest", TerminalLaw.digest(typed.replaceAll("[\\s-]", "")))
                .query((row, number) -> {
                    var resident = row.getObject("resident_id", UUID.class);
                    return new Acting(
                            resident,
                            row.getString("name"),
                            resident,
                            PostKind.RESIDENT,
                            DivisionCode.of(row.getString("village_code")),
                            "",
                            resident);
                })
                .optional()
                .orElseThrow(() -> new Refusal("terminal.code", TerminalLaw.WIPED));
    }
}
