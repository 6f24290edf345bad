package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PhaseTests {

    /** The row R043 written out, side ways of the law included: what is not here is an illegal jump. */
    private static final String LEGAL = """
        DRAFT: DRAFT SUBMITTED WITHDRAWN
        SUBMITTED: SUBMITTED ACCEPTED TO_SUPPLEMENT NOT_ACCEPTED WITHDRAWN
        ACCEPTED: ACCEPTED IN_REVIEW FORWARDED TO_SUPPLEMENT SUSPENDED WITHDRAWN
        TO_SUPPLEMENT: SUBMITTED ACCEPTED IN_REVIEW FORWARDED NOT_ACCEPTED DECIDED WITHDRAWN
        NOT_ACCEPTED: CLOSED APPEALED
        IN_REVIEW: IN_REVIEW FORWARDED TO_SUPPLEMENT DECIDED SUSPENDED WITHDRAWN
        FORWARDED: FORWARDED IN_REVIEW TO_SUPPLEMENT DECIDED SUSPENDED WITHDRAWN
        DECIDED: DELIVERED APPEALED
        DELIVERED: DELIVERED CLOSED APPEALED
        CLOSED: APPEALED
        WITHDRAWN:
        SUSPENDED: ACCEPTED IN_REVIEW FORWARDED WITHDRAWN
        APPEALED: APPEALED IN_REVIEW DECIDED CLOSED WITHDRAWN
        """;

    @Test
    @DisplayName("R043 every passage between phases is as listed, every other is an illegal jump")
    void passesOnlyAsListed() {
        var listed = LEGAL.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        line -> line[0],
                        line -> Arrays.stream(line[1].strip().split(" "))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))));
        Map<String, TreeSet<String>> passable = Arrays.stream(Phase.values())
                .collect(Collectors.toMap(
                        Phase::name,
                        from -> Arrays.stream(Phase.values())
                                .filter(from::mayPassTo)
                                .map(Phase::name)
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(passable).isEqualTo(listed);
    }

    @Test
    @DisplayName("R043 the main line runs from the draft to the closed case")
    void mainLineIsPassable() {
        var line = new Phase[] {
            Phase.DRAFT,
            Phase.SUBMITTED,
            Phase.ACCEPTED,
            Phase.IN_REVIEW,
            Phase.FORWARDED,
            Phase.DECIDED,
            Phase.DELIVERED,
            Phase.CLOSED
        };
        for (int at = 1; at < line.length; at++) {
            assertThat(line[at - 1].mayPassTo(line[at])).as(line[at].name()).isTrue();
        }
    }

    @Test
    void nothingFollowsAWithdrawnCase() {
        assertThat(Arrays.stream(Phase.values()).filter(Phase.WITHDRAWN::mayPassTo))
                .isEmpty();
    }
}
