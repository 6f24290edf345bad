package org.xiangli.domain.services.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;

/** Proposed items in the database; of one code the latest is open. */
@Repository
class ProposalShelf {

    private final JdbcClient jdbc;

    ProposalShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean has(UUID id) {
        return jdbc.sql("""
            select exists (select from services.proposed_item where county_code = :county and id = :id)
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** Adds one; an open one of the same code makes room for it. */
    void add(ProposedItem proposed) {
        jdbc.sql("""
            update services.proposed_item
               set state = 'REPLACED', decided_by = :account, decided_at = :now
             where county_code = :county and item_code = :code and state = 'OPEN'
            """)
                .param("account", proposed.proposedBy())
                .param("now", at(proposed.proposedAt()))
                .param("county", Bound.county())
                .param("code", proposed.item().code())
                .update();
        jdbc.sql("""
            insert into services.proposed_item
                   (county_code, id, item_code, content, admission_id, office, proposed_by, proposed_at)
            values (:county, :id, :code, cast(:content as json), :admission, :office, :account, :now)
            """)
                .param("county", Bound.county())
                .param("id", proposed.id())
                .param("code", proposed.item().code())
                .param("content", Catalogue.written(proposed.item()))
                .param("admission", proposed.admission().orElse(null))
                .param("office", proposed.office())
                .param("account", proposed.proposedBy())
                .param("now", at(proposed.proposedAt()))
                .update();
    }

    List<ProposedItem> open() {
        return jdbc.sql("""
            select * from services.proposed_item
             where county_code = :county and state = 'OPEN'
             order by item_code
            """)
                .param("county", Bound.county())
                .query(ProposalShelf::proposed)
                .list();
    }

    void decide(UUID id, String state, UUID account, Instant now, String why) {
        jdbc.sql("""
            update services.proposed_item
               set state = :state, decided_by = :account, decided_at = :now, why = :why
             where county_code = :county and id = :id and state = 'OPEN'
            """)
                .param("state", state)
                .param("account", account)
                .param("now", at(now))
                .param("why", why)
                .param("county", Bound.county())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static ProposedItem proposed(ResultSet row, int number) throws SQLException {
        return new ProposedItem(
                row.getObject("id", UUID.class),
                Catalogue.typed(row.getString("content")),
                Optional.ofNullable(row.getObject("admission_id", UUID.class)),
                row.getString("office"),
                row.getObject("proposed_by", UUID.class),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant());
    }
}
