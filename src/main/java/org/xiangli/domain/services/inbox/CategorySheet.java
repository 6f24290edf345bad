package org.xiangli.domain.services.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * A sheet of categories as a county keeps it: lines of {@code level1,level2,level3} and, if it likes, a fourth column
 * that says who answers ({@code VILLAGE}, {@code TOWNSHIP}, {@code COUNTY}; otherwise the township). Good lines are
 * taken, bad ones are named with what is wrong.
 *
 * @param categories in the order of the sheet, each once
 * @param faults what could not be read
 */
public record CategorySheet(List<Category> categories, List<Fault> faults) {

    static final int MOST_LINES = 5_000;
    private static final Set<Level> HOLDERS = Set.of(Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY);

    /** A line, counted from 1, and the key of the text that says what is wrong with it. */
    public record Fault(int line, String key) {}

    public static CategorySheet read(String text) {
        var categories = new ArrayList<Category>();
        var faults = new ArrayList<Fault>();
        var known = new HashSet<String>();
        var number = 0;
        for (var line : text.strip().lines().toList()) {
            number++;
            var bare = line.replace("\uFEFF", "").strip();
            if (bare.isEmpty() || number == 1 && bare.toLowerCase(Locale.ROOT).startsWith("level1")) {
                continue;
            }
            if (number > MOST_LINES) {
                faults.add(new Fault(number, "services.inbox.sheet.too-many"));
                break;
            }
            var cells = List.of(bare.replace("\"", "").split("[,\t，]", -1));
            var fault = fault(cells);
            if (fault.isPresent()) {
                faults.add(new Fault(number, fault.get()));
                continue;
            }
            var category = Category.of(
                    cells.get(0).strip(),
                    cells.get(1).strip(),
                    cells.get(2).strip(),
                    holder(cells).orElse(Level.TOWNSHIP));
            if (known.add(category.code())) {
                categories.add(category);
            } else {
                faults.add(new Fault(number, "services.inbox.sheet.twice"));
            }
        }
        return new CategorySheet(List.copyOf(categories), List.copyOf(faults));
    }

    private static Optional<String> fault(List<String> cells) {
        if (cells.size() < 3 || cells.size() > 4) {
            return Optional.of("services.inbox.sheet.columns");
        }
        if (cells.subList(0, 3).stream().anyMatch(String::isBlank)) {
            return Optional.of("services.inbox.sheet.empty");
        }
        if (cells.get(0).strip().length() > 40
                || cells.get(1).strip().length() > 40
                || cells.get(2).strip().length() > 60
                || cells.stream().anyMatch(cell -> cell.chars().anyMatch(Character::isISOControl))) {
            return Optional.of("services.inbox.sheet.long");
        }
        return cells.size() == 4 && !cells.get(3).isBlank() && holder(cells).isEmpty()
                ? Optional.of("services.inbox.sheet.holder")
                : Optional.empty();
    }

    private static Optional<Level> holder(List<String> cells) {
        return cells.size() < 4
                ? Optional.empty()
                : HOLDERS.stream()
                        .filter(level ->
                                level.name().equals(cells.get(3).strip().toUpperCase(Locale.ROOT)))
                        .findFirst();
    }
}
