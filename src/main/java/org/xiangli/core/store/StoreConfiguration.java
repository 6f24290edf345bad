package org.xiangli.core.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.LinkedHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.xiangli.core.store.StoreProperties.Cell;

/** Starts or finds the servers, migrates each, and leads work to them. */
@Configuration
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

    /** The embedded server, unless the operator names another. */
    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${spring.datasource.url:}' == '' and '${xiangli.store.embedded:true}'")
    EmbeddedServer embeddedServer(StoreProperties properties) {
        return EmbeddedServer.open(properties.home());
    }

    @Bean
    CellRouter dataSource(
            StoreProperties properties,
            ObjectProvider<EmbeddedServer> embedded,
            ObjectProvider<JavaMigration> rewritings,
            @Value("${spring.datasource.url:}") String url,
            @Value("${spring.datasource.username:}") String username,
            @Value("${spring.datasource.password:}") String password) {
        var cells = new LinkedHashMap<String, Cell>();
        if (!url.isBlank()) {
            cells.put("home", new Cell(url, username, password));
        } else {
            embedded.ifAvailable(server -> cells.put("home", server.cell()));
        }
        cells.putAll(properties.cells());
        var sources = new LinkedHashMap<String, DataSource>();
        cells.forEach((name, cell) -> {
            migrate(cell, rewritings.stream().toArray(JavaMigration[]::new));
            sources.put(name, pool(name, cell, properties.connections()));
        });
        if (sources.isEmpty()) {
            throw new IllegalStateException("No database: set spring.datasource.url or leave the embedded one on");
        }
        return new CellRouter(sources, properties.counties());
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ReachTransactionManager(dataSource);
    }

    private static void migrate(Cell cell, JavaMigration... rewritings) {
        Flyway.configure()
                .dataSource(cell.url(), emptyToNull(cell.username()), emptyToNull(cell.password()))
                .locations("classpath:org/xiangli")
                .schemas("public")
                .outOfOrder(true)
                .javaMigrations(rewritings)
                .load()
                .migrate();
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static HikariDataSource pool(String name, Cell cell, int connections) {
        var pool = new HikariDataSource();
        pool.setPoolName("xiangli-" + name);
        pool.setJdbcUrl(cell.url());
        pool.setUsername(emptyToNull(cell.username()));
        pool.setPassword(emptyToNull(cell.password()));
        pool.setMaximumPoolSize(connections);
        pool.setConnectionInitSql("set role xiangli_app");
        pool.addDataSourceProperty("ApplicationName", "xiangli");
        return pool;
    }
}
