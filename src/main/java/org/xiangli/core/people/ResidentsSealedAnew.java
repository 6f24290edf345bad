package org.xiangli.core.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.keys.Resealing;
import org.xiangli.core.keys.SealedField;
import org.xiangli.core.store.Bound;

/** Seals the register anew when keys change, some hundred rows in each transaction, while the desks work on. */
@Component
class ResidentsSealedAnew implements Resealing {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FieldCipher cipher;

    ResidentsSealedAnew(JdbcClient jdbc, PlatformTransactionManager transactions, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.cipher = cipher;
    }

    private record Row(UUID id, UUID resident, byte[] sealed, byte @Nullable [] phone) {}

    /** How far a pass has come, and what it did so far. */
    private record Pass(@Nullable UUID last, int changed) {}

    @Override
    public int reseal() {
        return pass(this::residents) + pass(this::events);
    }

    private int pass(java.util.function.Function<UUID, Pass> batch) {
        var changed = 0;
        UUID after = new UUID(0, 0);
        while (after != null) {
            var from = after;
            var done = transaction.execute(status -> batch.apply(from));
            changed += done.changed;
            after = done.last;
        }
        return changed;
    }

    private Pass residents(UUID after) {
        var rows = rows("""
            select id, id as resident, id_sealed as sealed, phone_sealed as phone
              from people.resident
             where county_code = :county and id > :after
             order by id
             limit :most
             for update
            """, after);
        var old = rows.stream()
                .filter(row -> !cipher.isCurrent(row.sealed) || row.phone != null && !cipher.isCurrent(row.phone))
                .toList();
        for (var row : old) {
            var number = cipher.open(Sealed.ID_NUMBER, row.id, row.sealed);
            jdbc.sql("""
                update people.resident
                   set id_sealed = :sealed, id_index = :index, phone_sealed = :phone
                 where county_code = :county and id = :id
                """)
                    .param("sealed", cipher.seal(Sealed.ID_NUMBER, row.id, number))
                    .param("index", cipher.index(Sealed.ID_NUMBER, number))
                    .param("phone", row.phone == null ? null : anew(Sealed.PHONE, row.id, row.phone))
                    .param("county", Bound.county())
                    .param("id", row.id)
                    .update();
        }
        return new Pass(last(rows), old.size());
    }

    private Pass events(UUID after) {
        var rows = rows("""
            select id, resident_id as resident, sealed, null::bytea as phone
              from people.resident_event
             where county_code = :county and id > :after and sealed is not null
             order by id
             limit :most
            """, after);
        var old = rows.stream().filter(row -> !cipher.isCurrent(row.sealed)).toList();
        for (var row : old) {
            jdbc.sql("update people.resident_event set sealed = :sealed where county_code = :county and id = :id")
                    .param("sealed", anew(Sealed.FACTS, row.resident, row.sealed))
                    .param("county", Bound.county())
                    .param("id", row.id)
                    .update();
        }
        return new Pass(last(rows), old.size());
    }

    private byte[] anew(SealedField field, UUID resident, byte[] sealed) {
        return cipher.seal(field, resident, cipher.open(field, resident, sealed));
    }

    private List<Row> rows(String question, UUID after) {
        return jdbc.sql(question)
                .param("county", Bound.county())
                .param("after", after)
                .param("most", AT_ONCE)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getObject("resident", UUID.class),
                        row.getBytes("sealed"),
                        row.getBytes("phone")))
                .list();
    }

    private static @Nullable UUID last(List<Row> rows) {
        return rows.isEmpty() ? null : rows.getLast().id;
    }
}
