package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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

/** Where a county writes a form of its own: looked over, tried out, published with its first day. */
@Service
@Transactional
public class FormBoard {

    private final FormShelf shelf;
    private final FormReader reader;
    private final JdbcClient jdbc;
    private final Clock clock;

    FormBoard(FormShelf shelf, FormReader reader, JdbcClient jdbc, Clock clock) {
        this.shelf = shelf;
        this.reader = reader;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything that is wrong with a schema, each with its place; nothing when it may be published. */
    public List<FormFault> faults(String schema) {
        return reader.faults(schema);
    }

    /**
     * Keeps a good form to be looked at. The same key again keeps nothing.
     *
     * @throws FormFault with the first place that is wrong
     * @throws Refusal {@code forms.other-item} when it is the form of another item
     */
    public void propose(UUID key, String item, String schema) {
        var by = demandCounty();
        var form = reader.read(schema);
        if (!form.item().equals(item)) {
            throw new Refusal("forms.other-item", FormLaw.GUIDE, form.item());
        }
        jdbc.sql("""
            insert into services.form_proposal (county_code, id, item_code, content, proposed_at, proposed_by)
            values (:county, :id, :item, :content::json, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", key)
                .param("item", item)
                .param("content", form.schema().toString())
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .param("by", by)
                .update();
    }

    /** A form that was proposed. @throws Refusal {@code forms.unknown} */
    @Transactional(readOnly = true)
    public ServiceForm proposal(UUID id) {
        demandCounty();
        return jdbc.sql("select content from services.form_proposal where county_code = :county and id = :id")
                .param("county", Bound.county())
                .param("id", id)
                .query(String.class)
                .optional()
                .map(reader::read)
                .orElseThrow(() -> new Refusal("forms.unknown", FormLaw.KEPT));
    }

    /** Publishes a proposal; twice is once. @throws Refusal as {@link FormShelf#publish(UUID, String, LocalDate)} */
    public ServiceForm publish(UUID proposal, LocalDate from) {
        return shelf.publish(proposal, proposal(proposal).schema().toString(), from);
    }

    /** What a proposal would change for somebody who fills in the form of today; empty for a first form. */
    @Transactional(readOnly = true)
    public Optional<FormChange> change(ServiceForm proposal) {
        return shelf.current(proposal.item()).map(now -> FormChange.between(now, proposal));
    }

    /** The versions of an item's form, the latest first. */
    @Transactional(readOnly = true)
    public List<FormEdition> editions(String item) {
        demandCounty();
        return shelf.editions(item);
    }

    private static UUID demandCounty() {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        return acting.account();
    }
}
