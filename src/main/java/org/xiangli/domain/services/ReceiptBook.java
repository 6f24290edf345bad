package org.xiangli.domain.services;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.access.Acting;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.store.Bound;

/** The book of receipts: each as it was handed out, never changed. */
@Repository
class ReceiptBook {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiptBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes a receipt of what the application is now; with an id used before, the receipt written then. */
    Receipt issue(UUID id, Receipt.Kind kind, Application application, Acting by) {
        jdbc.sql("""
            insert into services.receipt
                   (county_code, id, application_id, village_code, resident_id, kind, number, content,
                    issued_at, issued_by, office)
            select :county, :id, :application, :village, :resident, :kind, :number || '/' || (count(*) + 1),
                   cast(:content as jsonb), :at, :by, :office
              from services.receipt
             where county_code = :county and application_id = :application
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", id)
                .param("application", application.id())
                .param("village", application.file().village().value())
                .param("resident", application.file().subject())
                .param("kind", kind.name())
                .param("number", application.file().number())
                .param("content", ItemJson.MAPPER.writeValueAsString(content(application)))
                .param("at", OffsetDateTime.now(clock))
                .param("by", by.account())
                .param("office", by.office())
                .update();
        return jdbc.sql("""
            select * from services.receipt where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(ReceiptBook::receipt)
                .single();
    }

    /** The receipts of an application, in order. */
    List<Receipt> of(UUID application) {
        return jdbc.sql("""
            select *
              from services.receipt
             where county_code = :county and application_id = :application
             order by issued_at, number
            """)
                .param("county", Bound.county())
                .param("application", application)
                .query(ReceiptBook::receipt)
                .list();
    }

    private static Receipt.Content content(Application application) {
        var item = application.item();
        return new Receipt.Content(
                item.code(),
                item.name(),
                item.version(),
                application.listed().catalogueVersion(),
                application.papers().lines().stream()
                        .map(line -> new Receipt.Paper(
                                line.material().code(),
                                line.material().name(),
                                line.mark().state(),
                                line.mark().promisedFor()))
                        .toList(),
                promise(application),
                item.place().phone(),
                item.place().complaints(),
                item.feeFen());
    }

    private static Optional<LocalDate> promise(Application application) {
        return application.file().phase() == Phase.TO_SUPPLEMENT
                ? Optional.empty()
                : application.file().clock().dueOn();
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getObject("id", UUID.class),
                Receipt.Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("office"),
                ItemJson.MAPPER.readValue(row.getString("content"), Receipt.Content.class));
    }
}
