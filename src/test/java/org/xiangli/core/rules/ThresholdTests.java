package org.xiangli.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xiangli.kernel.DivisionCode;

/** The least number that satisfies each rule, and that one less does not. */
class ThresholdTests {

    private static final RuleBook BOOK = RuleBook.ofPackagedRules();
    private static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Map<String, Object> NOBODY = Map.of();

    @ParameterizedTest
    @DisplayName("村民委员会组织法 30: two thirds of the members, more than half of those present")
    @CsvSource({"30, 20", "31, 21", "1, 1", "3, 2"})
    void needsTwoThirdsOfTheRepresentatives(long members, long quorum) {
        assertThat(least("VCOL.REP.QUORUM", "present", Map.of("members", members)))
                .isEqualTo(quorum);
    }

    @ParameterizedTest
    @CsvSource({"20, 11", "21, 11", "1, 1"})
    void passesWithMoreThanHalfOfThePresent(long present, long needed) {
        assertThat(least("VCOL.REP.MAJORITY", "approve", Map.of("present", present)))
                .isEqualTo(needed);
        assertThat(least("VCOL.ASM.MAJORITY", "approve", Map.of("present", present)))
                .isEqualTo(needed);
        assertThat(least("VCOL.GROUP.MAJORITY", "approve", Map.of("present", present)))
                .isEqualTo(needed);
    }

    @Test
    @DisplayName("村民委员会组织法 26: more than half of the adults or two thirds of the households")
    void opensTheAssemblyByAdultsOrByHouseholds() {
        var noHouseholds = Map.<String, Object>of("adults", 1000, "present_household_reps", 0, "households", 301);
        var noAdults = Map.<String, Object>of("adults", 1000, "present_adults", 0, "households", 301);

        assertThat(least("VCOL.ASM.QUORUM", "present_adults", noHouseholds)).isEqualTo(501);
        assertThat(least("VCOL.ASM.QUORUM", "present_household_reps", noAdults)).isEqualTo(201);
    }

    @Test
    @DisplayName("村民委员会组织法 32: two thirds of the adults or of the households of a group")
    void opensAGroupMeetingByAdultsOrByHouseholds() {
        var noHouseholds = Map.<String, Object>of("adults", 100, "present_household_reps", 0, "households", 31);
        var noAdults = Map.<String, Object>of("adults", 100, "present_adults", 0, "households", 31);

        assertThat(least("VCOL.GROUP.QUORUM", "present_adults", noHouseholds)).isEqualTo(67);
        assertThat(least("VCOL.GROUP.QUORUM", "present_household_reps", noAdults))
                .isEqualTo(21);
    }

    @Test
    @DisplayName("农村集体经济组织法 27: two thirds of all members attend and two thirds of all agree")
    void needsTwoThirdsOfAllMembersTwice() {
        assertThat(least("RCEO.GM.RESOLVE", "present", Map.of("capable_members", 100, "approve", 67)))
                .isEqualTo(67);
        assertThat(least("RCEO.GM.RESOLVE", "approve", Map.of("capable_members", 100, "present", 100)))
                .isEqualTo(67);
    }

    @Test
    @DisplayName("农村集体经济组织法 15: three quarters of all members")
    void needsThreeQuartersForOneWhoIsNoMember() {
        assertThat(least("RCEO.NONMEMBER.BENEFIT", "approve", Map.of("capable_members", 100)))
                .isEqualTo(75);
        assertThat(least("RCEO.NONMEMBER.BENEFIT", "approve", Map.of("capable_members", 101)))
                .isEqualTo(76);
    }

    @Test
    @DisplayName("农村集体经济组织法 28: more than twenty representatives, and what they may not decide")
    void limitsTheMembersRepresentatives() {
        assertThat(least("RCEO.REPS.SIZE", "reps", NOBODY)).isEqualTo(21);
        assertThat(least("RCEO.REPS.RESOLVE", "approve", Map.of("reps", 31))).isEqualTo(21);
        for (int item = 1; item <= 13; item++) {
            boolean reserved = item == 1 || item == 3 || item == 8 || item == 10 || item == 12;
            assertThat(holds("RCEO.REPS.RESERVED", Map.of("item", item))).isEqualTo(!reserved);
        }
    }

    @Test
    @DisplayName("农村集体经济组织法 29–31: an odd board of three to seven, two thirds present, more than half of all")
    void setsTheBoard() {
        for (int size = 0; size <= 9; size++) {
            assertThat(holds("RCEO.BOARD.SIZE", Map.of("size", size))).isEqualTo(size == 3 || size == 5 || size == 7);
        }
        assertThat(least("RCEO.BOARD.RESOLVE", "present", Map.of("directors", 7, "approve", 4)))
                .isEqualTo(5);
        assertThat(least("RCEO.BOARD.RESOLVE", "approve", Map.of("directors", 7, "present", 7)))
                .isEqualTo(4);
    }

    @Test
    @DisplayName("村民委员会组织法 18: more than half vote, more than half elect, a third in the second ballot")
    void electsByMoreThanHalfThenByAThird() {
        assertThat(least("VCOL.ELECT.VALID", "ballots_cast", Map.of("registered", 1000)))
                .isEqualTo(501);
        assertThat(least("VCOL.ELECT.WIN", "votes", Map.of("ballots_cast", 100)))
                .isEqualTo(51);
        assertThat(least("VCOL.ELECT.REWIN", "votes", Map.of("ballots_cast", 100)))
                .isEqualTo(34);
    }

    @Test
    @DisplayName("村民委员会组织法 18: at most three principals, and no candidate as proxy")
    void limitsProxies() {
        assertThat(holds("VCOL.PROXY.MAX", Map.of("principals", 3, "proxy_is_candidate", false)))
                .isTrue();
        assertThat(holds("VCOL.PROXY.MAX", Map.of("principals", 4, "proxy_is_candidate", false)))
                .isFalse();
        assertThat(holds("VCOL.PROXY.MAX", Map.of("principals", 1, "proxy_is_candidate", true)))
                .isFalse();
    }

    @Test
    @DisplayName("村民委员会组织法 19: a fifth of the electors or a third of the representatives")
    void startsARecall() {
        assertThat(least("VCOL.RECALL.START", "signers", Map.of("electors", 1003, "rep_signers", 0, "reps", 31)))
                .isEqualTo(201);
        assertThat(least("VCOL.RECALL.START", "rep_signers", Map.of("electors", 1003, "signers", 0, "reps", 31)))
                .isEqualTo(11);
        assertThat(holds("VCOL.RECALL.PASS", Map.of("registered", 1000, "ballots_cast", 501, "approve", 251)))
                .isTrue();
        assertThat(holds("VCOL.RECALL.PASS", Map.of("registered", 1000, "ballots_cast", 500, "approve", 500)))
                .isFalse();
    }

    @Test
    @DisplayName("村民委员会组织法 29: four fifths representatives, a third of the members women")
    void composesTheRepresentatives() {
        assertThat(least("VCOL.REP.WOMEN", "women_reps", Map.of("members", 31))).isEqualTo(11);
        assertThat(least("VCOL.REP.SHARE", "reps", Map.of("members", 31))).isEqualTo(25);
    }

    @Test
    @DisplayName("支部工作条例 11: half present, more than half of those who should attend agree")
    void passesThePartyMeeting() {
        assertThat(least("PARTY.MEETING", "present_voting", Map.of("should_attend", 21, "approve", 11)))
                .isEqualTo(11);
        assertThat(least("PARTY.MEETING", "approve", Map.of("should_attend", 20, "present_voting", 20)))
                .isEqualTo(11);
    }

    @ParameterizedTest
    @DisplayName("信访工作条例 34: sixty days, thirty more with leave")
    @CsvSource({"60, false, true", "61, false, false", "61, true, true", "90, true, true", "91, true, false"})
    void closesAPetition(int days, boolean extended, boolean holds) {
        assertThat(holds("PETITION.CLOSE", Map.of("days_taken", days, "extended", extended)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @DisplayName("民发〔2021〕57号 22: thirty working days, forty-five in special cases, twenty by the township")
    @CsvSource({
        "30, false, false, true",
        "31, false, false, false",
        "45, true, false, true",
        "46, true, false, false",
        "20, false, true, true",
        "21, false, true, false",
    })
    void decidesOnRelief(int days, boolean special, boolean township, boolean holds) {
        var facts = Map.of("working_days", days, "special_case", special, "decided_by_township", township);
        assertThat(holds("DIBAO.TOTAL", facts)).isEqualTo(holds);
    }

    @Test
    void takesNoQuorumFromAnEmptyBody() {
        for (var rule : BOOK.all(VILLAGE, DAY)) {
            if (rule.predicate().contains(" * ") && rule.predicate().contains(">")) {
                var nobody = new HashMap<String, Object>();
                rule.facts().forEach((name, kind) -> nobody.put(name, kind == FactKind.FLAG ? (Object) false : 0));
                assertThat(holds(rule.code(), nobody)).as(rule.code()).isFalse();
            }
        }
    }

    private static long least(String code, String sought, Map<String, ?> given) {
        return LongStream.rangeClosed(0, 2_000)
                .filter(number -> {
                    var facts = new HashMap<String, Object>(given);
                    facts.put(sought, number);
                    return holds(code, facts);
                })
                .findFirst()
                .orElseThrow();
    }

    private static boolean holds(String code, Map<String, ?> facts) {
        return BOOK.holds(code, VILLAGE, DAY, facts);
    }
}
