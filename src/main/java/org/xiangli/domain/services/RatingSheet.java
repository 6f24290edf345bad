package org.xiangli.domain.services;

import java.util.List;
import java.util.Optional;
import org.xiangli.kernel.Ratio;

/**
 * Ratings together, never one by one.
 *
 * @param least how many must be there before they are shown
 * @param grades how many gave 1 star, 2 stars … 5 stars; empty while too few were given
 */
public record RatingSheet(int least, Optional<List<Integer>> grades) {

    /** How many were given; empty while too few. */
    public Optional<Integer> count() {
        return grades.map(given -> given.stream().mapToInt(Integer::intValue).sum());
    }

    /** The share of those who were content: three stars and more. */
    public Optional<Ratio> content() {
        return grades.flatMap(given -> count().map(all -> new Ratio(given.get(2) + given.get(3) + given.get(4), all)));
    }
}
