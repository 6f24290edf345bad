package org.xiangli.core.store;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL, at the start of each transaction and for that transaction only, what it may see. */
class ReachTransactionManager extends JdbcTransactionManager {

    private static final String TELL = """
        select set_config('xiangli.county',  ?, true),
               set_config('xiangli.scope',   ?, true),
               set_config('xiangli.person',  ?, true),
               set_config('xiangli.account', ?, true)
        """;

    ReachTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        Bound.current().ifPresent(reach -> {
            try {
                tell(reach);
            } catch (SQLException | RuntimeException problem) {
                doCleanupAfterCompletion(transaction);
                throw new CannotCreateTransactionException("The reach could not be told to the database", problem);
            }
        });
    }

    private void tell(Reach reach) throws SQLException {
        var connection = DataSourceUtils.getConnection(obtainDataSource());
        try (var statement = connection.prepareStatement(TELL)) {
            statement.setString(1, reach.county());
            statement.setString(2, text(reach.scope()));
            statement.setString(3, text(reach.person()));
            statement.setString(4, text(reach.account()));
            statement.execute();
        } finally {
            DataSourceUtils.releaseConnection(connection, getDataSource());
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
