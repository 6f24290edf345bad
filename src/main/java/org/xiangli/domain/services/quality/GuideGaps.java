package org.xiangli.domain.services.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.CatalogueVersion;
import org.xiangli.domain.services.QuestionDesk;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** Where repeated questions become a better guide (R051): noted for the county, closed with a later catalogue. */
@Service
public class GuideGaps {

    private final JdbcClient jdbc;
    private final QuestionDesk questions;
    private final Catalogue catalogue;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GuideGaps(
            JdbcClient jdbc,
            QuestionDesk questions,
            Catalogue catalogue,
            RuleBook rules,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.catalogue = catalogue;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A guide that should say more. @param version of the catalogue when it was noted */
    public record Gap(
            UUID id,
            String item,
            int questions,
            String note,
            LocalDate openedOn,
            int version,
            Optional<LocalDate> closedOn) {}

    /** An item and how often its questions found no approved answer. */
    public record Repeated(String item, int questions) {}

    /** Items people asked about often enough, with no gap noted yet. */
    public List<Repeated> repeated(DivisionCode where, LocalDate from) {
        var least = rules.parameter(QualityLaw.GAP, "questions", where, LocalDate.now(clock));
        var noted = all().stream()
                .filter(gap -> gap.closedOn().isEmpty())
                .map(Gap::item)
                .toList();
        return questions.unguided(where, from).entrySet().stream()
                .filter(entry -> entry.getValue() >= least && !noted.contains(entry.getKey()))
                .map(entry -> new Repeated(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Notes that an item's guide should say more.
     *
     * @throws Refusal {@code quality.gap.none} when too few asked or it is noted already, {@code quality.text-missing}
     */
    public void note(String item, LocalDate from, String note) {
        var acting = officer();
        var text = QualityLaw.demand(QualityLaw.GUIDE, note, QualityLaw.SHORT);
        var count = repeated(acting.division(), from).stream()
                .filter(repeated -> repeated.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new Refusal("quality.gap.none", QualityLaw.GUIDE))
                .questions();
        inCounty(() -> jdbc.sql("""
            insert into services.guide_gap
                   (county_code, id, item_code, questions, note, opened_on, opened_by, version)
            values (:county, :id, :item, :questions, :note, :day, :by, :version)
            on conflict (county_code, item_code) where closed_on is null do nothing
            """)
                .param("county", Bound.county())
                .param("id", Ids.next())
                .param("item", item)
                .param("questions", count)
                .param("note", text)
                .param("day", LocalDate.now(clock))
                .param("by", acting.account())
                .param("version", version())
                .update());
    }

    /**
     * A later catalogue says it now.
     *
     * @throws Refusal {@code quality.gap.version} while the catalogue is the one it was noted in
     */
    public void close(UUID gap) {
        var acting = officer();
        var closed = inCounty(() -> jdbc.sql("""
            update services.guide_gap
               set closed_on = :day, closed_by = :by
             where county_code = :county and id = :id and closed_on is null and version < :version
            """)
                .param("day", LocalDate.now(clock))
                .param("by", acting.account())
                .param("county", Bound.county())
                .param("id", gap)
                .param("version", version())
                .update());
        if (closed == 0) {
            throw new Refusal("quality.gap.version", QualityLaw.GUIDE, version());
        }
    }

    /** All of the county, the open ones first. */
    public List<Gap> all() {
        return inCounty(() -> jdbc.sql("""
            select id, item_code, questions, note, opened_on, version, closed_on
              from services.guide_gap
             where county_code = :county
             order by closed_on is not null, opened_on desc, id desc
             limit 200
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Gap(
                        row.getObject("id", UUID.class),
                        row.getString("item_code"),
                        row.getInt("questions"),
                        row.getString("note"),
                        row.getObject("opened_on", LocalDate.class),
                        row.getInt("version"),
                        Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
                .list());
    }

    private int version() {
        return catalogue
                .current(LocalDate.now(clock))
                .map(CatalogueVersion::version)
                .orElse(0);
    }

    private static Acting officer() {
        var acting = Acting.current();
        acting.require(
                PostKind.TOWNSHIP_OFFICER,
                PostKind.TOWNSHIP_APPROVER,
                PostKind.COUNTY_OFFICER,
                PostKind.COUNTY_APPROVER);
        return acting;
    }

    /** Gaps lie open in the county and are written with its key. */
    private <T> T inCounty(java.util.function.Supplier<T> work) {
        return Bound.call(
                Reach.ofCounty(Bound.county()),
                () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
