package org.xiangli.core.store;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the store is.
 *
 * @param home directory of the embedded PostgreSQL, used when neither cells nor a datasource URL are given
 * @param cells further servers by name; empty means one database is the whole directory
 * @param counties county code to cell name, for counties that do not live on the first cell
 * @param connections size of each cell's connection pool
 */
@ConfigurationProperties("xiangli.store")
record StoreProperties(
        @DefaultValue("data") Path home,
        @DefaultValue Map<String, Cell> cells,
        @DefaultValue Map<String, String> counties,
        @DefaultValue("16") int connections) {

    /** One PostgreSQL server, the home of a group of counties. */
    record Cell(
            String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {}
}
