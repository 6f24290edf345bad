package org.xiangli.core.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.xiangli.core.people.Resident.ContactChannel;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Sex;

/** Reads a resident from a row of {@code people.resident}. */
final class ResidentRows {

    private ResidentRows() {}

    static Resident read(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Resident(
                row.getObject("id", UUID.class),
                DivisionCode.of(row.getString("village_code")),
                row.getObject("household_id", UUID.class),
                Relation.valueOf(row.getString("relation")),
                row.getString("name"),
                IdNumber.of(row.getString("id_number")),
                row.getObject("birth_date", LocalDate.class),
                Sex.valueOf(row.getString("sex")),
                ResidenceType.valueOf(row.getString("residence")),
                DivisionCode.of(row.getString("registered_at")),
                row.getObject("since", LocalDate.class),
                row.getObject("left_on", LocalDate.class),
                row.getObject("died_on", LocalDate.class),
                row.getString("phone"),
                ContactChannel.valueOf(row.getString("channel")));
    }
}
