package org.xiangli.domain.services.quality;

import java.util.List;
import java.util.Optional;
import org.xiangli.kernel.Ratio;

/**
 * A line of the published results: an item or an office, never a person.
 *
 * @param of code of the item, or of the division
 * @param grades how many gave 1 star … 5 stars; empty where too few did
 */
public record RatingResult(String of, Optional<List<Integer>> grades) {

    public Optional<Integer> count() {
        return grades.map(given -> given.stream().mapToInt(Integer::intValue).sum());
    }

    /** The share of those who were content: three stars and more. */
    public Optional<Ratio> content() {
        return grades.flatMap(given -> count().map(all -> new Ratio(given.get(2) + given.get(3) + given.get(4), all)));
    }
}
