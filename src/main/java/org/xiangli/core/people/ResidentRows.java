package org.xiangli.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiangli.core.keys.FieldCipher;
import org.xiangli.core.people.Resident.ContactChannel;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Sex;

/** Reads a resident from a row of {@code people.resident}, and opens what is sealed there. */
@Component
class ResidentRows {

    private final FieldCipher cipher;

    ResidentRows(FieldCipher cipher) {
        this.cipher = cipher;
    }

    Resident read(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Resident(
                id,
                DivisionCode.of(row.getString("village_code")),
                row.getObject("household_id", UUID.class),
                Relation.valueOf(row.getString("relation")),
                row.getString("name"),
                IdNumber.of(cipher.open(Sealed.ID_NUMBER, id, row.getBytes("id_sealed"))),
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                ResidenceType.valueOf(row.getString("residence")),
                DivisionCode.of(row.getString("registered_at")),
                row.getObject("since", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getObject("died_on", LocalDate.class),
                phone(id, row.getBytes("phone_sealed")),
                ContactChannel.valueOf(row.getString("channel")));
    }

    private @Nullable String phone(UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : cipher.open(Sealed.PHONE, id, sealed);
    }
}
