package org.xiangli.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.bench.Recording.Kind;
import org.xiangli.bench.Recording.Param;

/** Sends the recorded statements of an exchange again, in the recorded transactions, and reads what comes back. */
final class Replay {

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Replay(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    void run(Way.Step step, UUID family, UUID subject) {
        var sent = step.sent();
        var at = 0;
        while (at < sent.size()) {
            var call = sent.get(at);
            if (call.kind() == Kind.BEGIN || call.kind() == Kind.BEGIN_READ_ONLY) {
                var end = at + 1;
                while (sent.get(end).kind() != Kind.COMMIT && sent.get(end).kind() != Kind.ROLLBACK) {
                    end++;
                }
                var inside = sent.subList(at + 1, end);
                var rollback = sent.get(end).kind() == Kind.ROLLBACK;
                (call.kind() == Kind.BEGIN ? writing : reading).executeWithoutResult(status -> {
                    inside.forEach(each -> send(each, family, subject));
                    if (rollback) {
                        status.setRollbackOnly();
                    }
                });
                at = end + 1;
            } else {
                send(call, family, subject);
                at++;
            }
        }
    }

    private void send(Way.Sent call, UUID family, UUID subject) {
        for (var row : call.rows()) {
            var statement = jdbc.sql(call.sql()).params(values(row, family, subject));
            if (call.kind() == Kind.QUERY) {
                statement.query((ResultSet found) -> readAll(found));
            } else {
                statement.update();
            }
        }
    }

    private static void readAll(ResultSet row) throws SQLException {
        var columns = row.getMetaData().getColumnCount();
        for (var column = 1; column <= columns; column++) {
            row.getObject(column);
        }
    }

    private static List<@Nullable Object> values(List<Way.Slot> slots, UUID family, UUID subject) {
        var values = new ArrayList<@Nullable Object>();
        for (var slot : slots) {
            values.add(
                    switch (slot) {
                        case Way.Fixed(Param param) -> value(param);
                        case Way.Fresh(int index) -> Way.member(family, index);
                        case Way.Subject resident -> subject;
                        case Way.Text text -> Way.fill(text, family, subject);
                        case Way.Bytes bytes -> Way.fill(bytes, family);
                    });
        }
        return values;
    }

    private static @Nullable Object value(Param param) {
        return param.sqlType() == Param.NO_TYPE
                ? param.value()
                : new SqlParameterValue(param.sqlType(), param.value());
    }
}
