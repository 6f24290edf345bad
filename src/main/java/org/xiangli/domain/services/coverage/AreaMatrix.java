package org.xiangli.domain.services.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceArea;

/**
 * Ten areas by sixteen departments: how many items of the catalogue stand where (R038). Each item is counted once, in its
 * area and under the one department that leads it, or in the last column if none of the sixteen does.
 *
 * @param departments the columns; one more column, not listed, is for the others
 */
public record AreaMatrix(List<Department> departments, List<Row> rows) {

    /** @param counts one for each department and the last for the others */
    public record Row(ServiceArea area, List<Integer> counts) {

        public int total() {
            return counts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    static AreaMatrix of(List<Item> items, ServiceMap map) {
        var columns = map.departments().list();
        var rows = new ArrayList<Row>();
        for (var area : ServiceArea.values()) {
            Map<Optional<Department>, Long> counts = items.stream()
                    .filter(item -> item.area() == area)
                    .collect(Collectors.groupingBy(map::leading, Collectors.counting()));
            var row = new ArrayList<Integer>();
            columns.forEach(column ->
                    row.add(counts.getOrDefault(Optional.of(column), 0L).intValue()));
            row.add(counts.getOrDefault(Optional.<Department>empty(), 0L).intValue());
            rows.add(new Row(area, List.copyOf(row)));
        }
        return new AreaMatrix(columns, rows);
    }

    /** How many items a department leads; the place after the last department is that of the others. */
    public int total(int department) {
        return rows.stream().mapToInt(row -> row.counts().get(department)).sum();
    }

    /** How many items are counted. */
    public int total() {
        return rows.stream().mapToInt(Row::total).sum();
    }
}
