package org.xiangli.domain.services.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;

/** Reads a row of {@code services.issue}, with its answer where there is one to be seen. */
final class IssueRow {

    private IssueRow() {}

    static Issue read(ResultSet row, int number) throws SQLException {
        return new Issue(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new DivisionCode(row.getString("village_code")),
                row.getString("category"),
                Level.valueOf(row.getString("holder")),
                row.getString("body"),
                row.getString("place"),
                Optional.ofNullable(row.getObject("hamlet_id", UUID.class)),
                row.getObject("lat_e6") == null
                        ? Optional.empty()
                        : Optional.of(new Spot(row.getInt("lat_e6"), row.getInt("long_e6"))),
                IssueWay.valueOf(row.getString("way")),
                instant(row, "filed_at"),
                row.getObject("filed_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                IssueState.valueOf(row.getString("state")),
                row.getBoolean("photo_open"),
                row.getInt("supporters"),
                Optional.ofNullable(row.getObject("merged_into", UUID.class)),
                instant(row, "changed_at"),
                answer(row));
    }

    private static Optional<Issue.Answer> answer(ResultSet row) throws SQLException {
        var body = row.getString("answer_body");
        return body == null
                ? Optional.empty()
                : Optional.of(new Issue.Answer(
                        row.getBoolean("answer_open"),
                        body,
                        Optional.ofNullable(row.getObject("done_by", LocalDate.class)),
                        instant(row, "answered_at"),
                        row.getString("office")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
