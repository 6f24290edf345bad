package org.xiangli.domain.services.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.PointDirectory;
import org.xiangli.domain.services.ServicePoint;
import org.xiangli.kernel.DivisionCode;

/** Lays the catalogue over the villages and the departments, and says what is missing (R037, R038). */
@Service
@Transactional(readOnly = true)
public class CoverageBook {

    private final Catalogue catalogue;
    private final PointDirectory points;
    private final Territory territory;

    CoverageBook(Catalogue catalogue, PointDirectory points, Territory territory) {
        this.catalogue = catalogue;
        this.points = points;
        this.territory = territory;
    }

    /** The nine families in every village of the county at hand. */
    public CoverageMatrix families(LocalDate on) {
        var staffed = points.all().stream()
                .filter(point -> point.openOn(on)
                        && !point.staff().isEmpty()
                        && !point.hours().isEmpty())
                .collect(Collectors.groupingBy(ServicePoint::division, Collectors.toList()));
        return CoverageMatrix.of(villages(on), items(on), village -> staffed.getOrDefault(village.code(), List.of()));
    }

    /** The ten areas by the sixteen departments. */
    public AreaMatrix areas(LocalDate on) {
        return AreaMatrix.of(items(on), ServiceMap.packaged());
    }

    /** The items by the department that leads them, in the order of the instrument; the others last. */
    public List<Shelf> byDepartment(LocalDate on) {
        var map = ServiceMap.packaged();
        var items = items(on).stream()
                .collect(Collectors.groupingBy(item -> item.offices().lead().zh()));
        return items.values().stream()
                .map(shelf -> new Shelf(shelf.getFirst(), shelf))
                .sorted((one, other) -> {
                    var order = Integer.compare(place(map, one.first()), place(map, other.first()));
                    return order != 0
                            ? order
                            : one.first()
                                    .offices()
                                    .lead()
                                    .zh()
                                    .compareTo(other.first().offices().lead().zh());
                })
                .toList();
    }

    /** The items of one department. */
    public record Shelf(Item first, List<Item> items) {}

    /** The townships of the county at hand. */
    public List<Division> townships(LocalDate on) {
        return territory.children(DivisionCode.of(Bound.county()), on);
    }

    private List<Division> villages(LocalDate on) {
        return townships(on).stream()
                .map(township -> territory.children(township.code(), on))
                .flatMap(List::stream)
                .toList();
    }

    private List<Item> items(LocalDate on) {
        return catalogue.served(on).stream().map(ListedItem::item).toList();
    }

    private static int place(ServiceMap map, Item item) {
        return map.leading(item)
                .map(map.departments().list()::indexOf)
                .orElse(map.departments().list().size());
    }
}
