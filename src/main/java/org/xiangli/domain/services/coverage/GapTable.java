package org.xiangli.domain.services.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.kernel.Ratio;

/** The countryside beside the town in one year: a row for each family, a cell for each measure (R042). */
public record GapTable(int year, List<Row> rows) {

    /** What is measured; in the last column of a county's report more is better for some and less for others. */
    public enum Measure {
        /** Service points per 1,000 people. */
        POINTS,
        /** Working days to the decision. */
        DAYS,
        /** Minutes of travel to the nearest point. */
        MINUTES,
        /** Hours open a week. */
        HOURS
    }

    /** The benchmark of the town, and the villages. */
    public enum Side {
        URBAN,
        RURAL
    }

    /** @param hundredths the figure times 100 */
    public record Figure(int year, ServiceFamily family, Measure measure, Side side, long hundredths, String source) {

        /** As people write it, without needless zeros. */
        public String decimal() {
            return java.math.BigDecimal.valueOf(hundredths, 2)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    public record Row(ServiceFamily family, List<Cell> cells) {}

    /** Either side may be missing, and then there is no ratio: a missing figure is not 0. */
    public record Cell(Measure measure, Optional<Figure> urban, Optional<Figure> rural) {

        /** Rural of urban; empty without both figures, and where the town's is 0. */
        public Optional<Ratio> ratio() {
            return urban.filter(figure -> figure.hundredths() > 0)
                    .flatMap(town -> rural.map(village -> Ratio.of(village.hundredths(), town.hundredths())));
        }
    }

    static GapTable of(int year, List<Figure> figures) {
        return new GapTable(
                year,
                Arrays.stream(ServiceFamily.values())
                        .map(family -> new Row(
                                family,
                                Arrays.stream(Measure.values())
                                        .map(measure -> new Cell(
                                                measure,
                                                find(figures, family, measure, Side.URBAN),
                                                find(figures, family, measure, Side.RURAL)))
                                        .toList()))
                        .toList());
    }

    private static Optional<Figure> find(List<Figure> figures, ServiceFamily family, Measure measure, Side side) {
        return figures.stream()
                .filter(figure -> figure.family() == family && figure.measure() == measure && figure.side() == side)
                .findFirst();
    }
}
