package org.xiangli.core.files;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/** Reads a row of {@code files.attached}. */
final class AttachmentRow {

    private AttachmentRow() {}

    static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                new DivisionCode(row.getString("village_code")),
                AttachmentKind.valueOf(row.getString("kind")),
                row.getString("name"),
                FileType.ofMediaType(row.getString("media_type")),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getInt("size"),
                row.getObject("added_by", UUID.class),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getObject("withdrawn_at") != null);
    }
}
