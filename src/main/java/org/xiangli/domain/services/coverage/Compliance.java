package org.xiangli.domain.services.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.kernel.Ratio;

/** How the standards of the items were kept in a quarter (R040). */
public record Compliance(Quarter quarter, List<Line> lines, List<Sample> open) {

    /** What a standard may ask for; which of them a sample is judged by, {@link Standards} says. */
    public enum Check {
        /** Finished within the promised time. */
        IN_TIME,
        /** All missing papers were named at once (优化营商环境条例 35). */
        NAMED_ONCE,
        /** Only papers of the item's list were asked for (国令716 7). */
        LISTED_PAPERS,
        /** Nothing was charged (村民委员会组织法 43). */
        FREE,
        /** The clerk knew the item: explained and filled in rightly. */
        COMPETENT,
        /** Whoever could not come was visited or served by phone. */
        ACCESSIBLE,
        /** The result was told, a refusal with its reasons. */
        TOLD,
        /** The family was visited before it was decided. */
        VISITED,
        /** The first opinion was posted in the village, without more of the family than the law says. */
        POSTED,
        /** Illness, contraception and quarrels were told to nobody who need not know. */
        PRIVATE,
        /** How the amount was reckoned was explained. */
        RECKONED
    }

    /** A matter in the sample. */
    public record Sample(UUID application, String number, String item, Optional<LocalDate> judged, Set<Check> failed) {

        public boolean passed() {
            return judged.isPresent() && failed.isEmpty();
        }
    }

    /** What is to be done about an item, by whom and until when. */
    public record Improvement(
            String item,
            String owner,
            LocalDate due,
            LocalDate opened,
            Optional<LocalDate> done,
            Optional<String> what) {

        public boolean overdue(LocalDate today) {
            return done.isEmpty() && due.isBefore(today);
        }
    }

    /** @param sampled matters drawn; @param judged of them; @param passed of those judged */
    public record Line(String item, int sampled, int judged, int passed, Optional<Improvement> improvement) {

        /** Passed of judged; empty while none is judged. */
        public Optional<Ratio> share() {
            return judged == 0 ? Optional.empty() : Optional.of(Ratio.of(passed, judged));
        }
    }
}
