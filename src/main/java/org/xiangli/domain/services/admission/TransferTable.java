package org.xiangli.domain.services.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;

/** Tasks handed down and functions handed out, in the database. */
@Repository
class TransferTable {

    private final JdbcClient jdbc;

    TransferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TaskTransfer transfer, OffsetDateTime at) {
        var budget = transfer.budget();
        jdbc.sql("""
            insert into services.task_transfer
                   (county_code, id, item_code, task, from_office, to_division, budget_line, budget_year, budget_fen,
                    entered_at, entered_by)
            values (:county, :id, :item, :task, :office, :to, :line, :year, :fen, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", transfer.id())
                .param("item", transfer.item())
                .param("task", transfer.task())
                .param("office", transfer.fromOffice())
                .param("to", transfer.to().value())
                .param("line", budget.map(TaskTransfer.BudgetLine::number).orElse(null))
                .param("year", budget.map(TaskTransfer.BudgetLine::year).orElse(null))
                .param("fen", budget.map(line -> line.sum().fen()).orElse(null))
                .param("at", at)
                .param("by", transfer.enteredBy())
                .update();
    }

    /** @return false when it is in effect already */
    boolean takeEffect(UUID id, UUID delegation, LocalDate day, UUID by) {
        return jdbc.sql("""
            update services.task_transfer set delegation_id = :delegation, effective_on = :day, effective_by = :by
             where county_code = :county and id = :id and effective_on is null
            """)
                        .param("delegation", delegation)
                        .param("day", day)
                        .param("by", by)
                        .param("county", Bound.county())
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<TaskTransfer> find(UUID id) {
        return jdbc.sql("""
            select * from services.task_transfer where county_code = :county and id = :id
            """)
                .param("county", Bound.county())
                .param("id", id)
                .query(TransferTable::task)
                .optional();
    }

    /** In preparation first, then the latest in effect. */
    List<TaskTransfer> tasks() {
        return jdbc.sql("""
            select * from services.task_transfer
             where county_code = :county
             order by effective_on desc nulls first, id desc
             limit 500
            """)
                .param("county", Bound.county())
                .query(TransferTable::task)
                .list();
    }

    void add(FunctionTransfer transfer, OffsetDateTime at, UUID by) {
        jdbc.sql("""
            insert into services.function_transfer
                   (county_code, id, function, department, taker_kind, taker, method, starts_on, fen, evaluate_on,
                    return_clause, entered_at, entered_by)
            values (:county, :id, :function, :department, :kind, :taker, :method, :starts, :fen, :evaluate,
                    :clause, :at, :by)
            on conflict (county_code, id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", transfer.id())
                .param("function", transfer.function())
                .param("department", transfer.department())
                .param("kind", transfer.takerKind().name())
                .param("taker", transfer.taker())
                .param("method", transfer.method().name())
                .param("starts", transfer.startsOn())
                .param("fen", transfer.sum().fen())
                .param("evaluate", transfer.evaluateOn())
                .param("clause", transfer.returnClause())
                .param("at", at)
                .param("by", by)
                .update();
    }

    /** By department, then by the day of evaluation. */
    List<FunctionTransfer> functions() {
        return jdbc.sql("""
            select * from services.function_transfer
             where county_code = :county
             order by department, evaluate_on, id
             limit 1000
            """)
                .param("county", Bound.county())
                .query((row, number) -> new FunctionTransfer(
                        row.getObject("id", UUID.class),
                        row.getString("function"),
                        row.getString("department"),
                        FunctionTransfer.Taker.valueOf(row.getString("taker_kind")),
                        row.getString("taker"),
                        FunctionTransfer.Method.valueOf(row.getString("method")),
                        row.getObject("starts_on", LocalDate.class),
                        Money.ofFen(row.getLong("fen")),
                        row.getObject("evaluate_on", LocalDate.class),
                        row.getString("return_clause")))
                .list();
    }

    private static TaskTransfer task(ResultSet row, int number) throws SQLException {
        var line = row.getString("budget_line");
        return new TaskTransfer(
                row.getObject("id", UUID.class),
                row.getString("item_code"),
                row.getString("task"),
                row.getString("from_office"),
                DivisionCode.of(row.getString("to_division")),
                line == null
                        ? Optional.empty()
                        : Optional.of(new TaskTransfer.BudgetLine(
                                line, row.getInt("budget_year"), Money.ofFen(row.getLong("budget_fen")))),
                row.getObject("entered_by", UUID.class),
                Optional.ofNullable(row.getObject("effective_on", LocalDate.class)));
    }
}
