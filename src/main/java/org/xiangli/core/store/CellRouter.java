package org.xiangli.core.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Leads each unit of work to the server its county lives on. One database is a directory with one cell. */
class CellRouter extends AbstractRoutingDataSource {

    private static final ScopedValue<String> CELL = ScopedValue.newInstance();

    private final Map<String, String> cellOfCounty;
    private final String first;
    private final Set<String> names;

    CellRouter(Map<String, DataSource> cells, Map<String, String> cellOfCounty) {
        this.names = Set.copyOf(cells.keySet());
        var firstCell = cells.entrySet().iterator().next();
        this.first = firstCell.getKey();
        this.cellOfCounty = Map.copyOf(cellOfCounty);
        setTargetDataSources(new LinkedHashMap<>(cells));
        setDefaultTargetDataSource(firstCell.getValue());
    }

    Set<String> cells() {
        return names;
    }

    /** For what concerns a server as a whole, such as its directory of counties. */
    <T> T on(String cell, Supplier<T> work) {
        return ScopedValue.where(CELL, cell).call(work::get);
    }

    @Override
    protected Object determineCurrentLookupKey() {
        if (CELL.isBound()) {
            return CELL.get();
        }
        return Bound.current()
                .map(reach -> cellOfCounty.getOrDefault(reach.county(), first))
                .orElse(first);
    }
}
