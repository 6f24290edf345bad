package org.xiangli.core.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/** Reads a row of {@code messages.message}. */
final class MessageRow {

    private MessageRow() {}

    static Message read(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("id", UUID.class),
                row.getObject("resident_id", UUID.class),
                new DivisionCode(row.getString("village_code")),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Channel.valueOf(row.getString("channel")),
                Optional.ofNullable(row.getString("masked_destination")),
                row.getString("text_key"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("body"),
                MessageState.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "sent_at"),
                instant(row, "read_at"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("last_error")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
