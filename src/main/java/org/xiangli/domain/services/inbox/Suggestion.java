package org.xiangli.domain.services.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A category that may fit, and why: words of its name that stand in the text, and near problems sorted so. A person
 * decides.
 *
 * @param words of its third, then second, then first name
 * @param neighbours how many near problems are sorted under it
 */
public record Suggestion(Category category, List<String> words, int neighbours, int weight) {

    /** Up to three that fit a text, the best first. */
    static List<Suggestion> among(List<Category> categories, String text, List<Similar> neighbours) {
        var asked = Grams.words(text);
        var near = neighbours.stream().collect(Collectors.groupingBy(Similar::category, Collectors.counting()));
        return categories.stream()
                .map(category -> of(category, asked, Math.toIntExact(near.getOrDefault(category.code(), 0L))))
                .filter(suggestion -> suggestion.weight() > 0)
                .sorted(Comparator.comparingInt(Suggestion::weight).reversed())
                .limit(3)
                .toList();
    }

    private static Suggestion of(Category category, Set<String> asked, int neighbours) {
        var third = common(category.third(), asked);
        var second = common(category.second(), asked);
        var first = common(category.first(), asked);
        var words =
                Stream.of(third, second, first).flatMap(List::stream).distinct().toList();
        return new Suggestion(
                category, words, neighbours, 4 * third.size() + 3 * second.size() + first.size() + 3 * neighbours);
    }

    private static List<String> common(String name, Set<String> asked) {
        return Grams.words(name).stream().filter(asked::contains).toList();
    }
}
