package org.xiangli.channel.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.xiangli.core.access.PostKind;
import org.xiangli.kernel.DivisionCode;

/** Reads a line of the register. */
final class ClientRow {

    private ClientRow() {}

    static Caller caller(ResultSet row, int number) throws SQLException {
        var kind = row.getString("post_kind");
        return new Caller(
                row.getObject("id", UUID.class),
                row.getString("name"),
                kind == null
                        ? Optional.empty()
                        : Optional.of(new Caller.Seat(
                                PostKind.valueOf(kind), DivisionCode.of(row.getString("division_code")))),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(Scope::valueOf)
                        .collect(Collectors.toSet()),
                row.getInt("per_minute"));
    }

    static ClientDesk.Listed listed(ResultSet row, int number) throws SQLException {
        return new ClientDesk.Listed(
                caller(row, number),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("used_on", LocalDate.class)),
                moment(row, "rotated_at"),
                moment(row, "former_until"),
                moment(row, "revoked_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
