package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import tools.jackson.databind.node.ObjectNode;

class ItemCheckTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Item PENSION = Samples.item("pension-register");

    private static final RuleBook BOOK = RuleBook.ofPackagedRules();

    private final ItemCheck check = new ItemCheck(
            BOOK,
            key -> Set.of(
                                    "village-assist",
                                    "village-assist-instant",
                                    "village-assist-county",
                                    "village-report",
                                    "posted-assistance",
                                    "social-assistance")
                            .contains(key.code())
                    && key.version() == 1,
            DivisionCode.of("222405"),
            DAY);

    @Test
    @DisplayName("R029 the items that come with the house may be published")
    void findsNoFaultInTheItemsThatComeWithTheHouse() {
        assertThat(check.faults(CatalogueReader.shipped())).isEmpty();
    }

    @Test
    @DisplayName("R029 R044 an item for which the resident pays is refused")
    void refusesAFee() {
        assertThat(faults(item -> item.put("fee_fen", 500))).containsExactly("fee_fen services.item-fee SVC.FEE.NONE");
    }

    @Test
    @DisplayName("R048 an item with digital channels only is refused")
    void refusesAnItemForDevicesOnly() {
        assertThat(faults(item -> {
                    item.putArray("channels").add("MOBILE").add("TERMINAL");
                    item.put("agent", false);
                }))
                .containsExactly("channels services.item-channel SVC.ITEM.CHANNELS");
    }

    @Test
    void refusesAnItemWithoutAnyChannel() {
        assertThat(faults(item -> {
                    item.putArray("channels");
                    item.put("agent", false);
                }))
                .containsExactly("channels services.item-channel SVC.ITEM.CHANNELS");
    }

    @Test
    void refusesToAskForWhatOfficesShare() { // 国令716 7
        assertThat(faults(item -> Samples.paper(item, "household-book").put("necessity", "REQUIRED")))
                .containsExactly("materials.household-book services.paper-shared SVC.ITEM.SHARED");
    }

    @Test
    void acceptsThePromiseOfTheWholeStatutoryLimit() { // 社会保险经办条例 6
        assertThat(faults(promising(10))).isEmpty();
    }

    @Test
    void refusesAPromiseBeyondTheStatutoryLimit() { // 社会保险经办条例 6
        assertThat(faults(promising(11))).containsExactly("time.promised services.item-promise SVC.PENSION.REGISTER");
    }

    @Test
    void refusesToPromiseNothing() {
        assertThat(faults(promising(0)))
                .containsExactly("time.promised services.item-promise-missing SVC.ITEM.PROMISE");
    }

    @Test
    @DisplayName("R029 an item has either a procedure or somebody to call, never both and never neither")
    void wantsEitherAProcedureOrAReferral() {
        assertThat(faults(item -> item.remove("procedure")))
                .containsExactly("referral services.item-referral-missing SVC.ITEM.GUIDE");
        var report = Samples.item("protection-report");
        assertThat(codes(
                        report,
                        item -> item.putObject("procedure")
                                .put("code", "village-report")
                                .put("version", 1)))
                .contains("services.item-referral-missing");
        assertThat(codes(
                        report,
                        item -> ((ObjectNode) item.get("referral"))
                                .putArray("phones")
                                .add("ring us")))
                .containsExactly("services.item-referral-missing");
    }

    private List<String> codes(Item item, Consumer<ObjectNode> change) {
        return check.faults(List.of(Samples.changed(item, change))).stream()
                .map(fault -> fault.refusal().code())
                .toList();
    }

    @Test
    void countsACalendarLimitInOrdinaryWeeks() { // 法律援助法 43: seven days hold five working days
        var legalAid = Samples.item("legal-aid");
        assertThat(check.faults(List.of(Samples.changed(legalAid, promising(5)))))
                .isEmpty();
        assertThat(check.faults(List.of(Samples.changed(legalAid, promising(6)))))
                .extracting(fault -> fault.refusal().code())
                .containsExactly("services.item-promise");
    }

    @Test
    void refusesAnInstantItemThatTakesTwoDays() {
        assertThat(faults(item -> item.put("handling", "INSTANT")))
                .containsExactly("time.promised services.item-instant SVC.ITEM.PROMISE");
    }

    @Test
    @DisplayName("R030 an item without legal basis is refused")
    void refusesAnItemWithoutLegalBasis() {
        assertThat(faults(item -> item.putArray("basis"))).containsExactly("basis services.item-basis SVC.ITEM.BASED");
    }

    @Test
    @DisplayName("R030 an item nobody pays the village for is refused")
    void refusesAnItemWithoutFunding() { // 村民委员会组织法 43
        assertThat(faults(item -> item.remove("funding")))
                .containsExactly("funding services.item-funding SVC.ITEM.FUNDED");
    }

    @Test
    void refusesARuleThatIsNoLimit() {
        assertThat(faults(item -> ((ObjectNode) item.get("time")).put("rule", "SVC.FEE.NONE")))
                .containsExactly("time.rule services.item-rule SVC.ITEM.PROMISE");
        assertThat(faults(item -> ((ObjectNode) item.get("time")).put("rule", "SVC.NO.SUCH")))
                .containsExactly("time.rule services.item-rule SVC.ITEM.PROMISE");
    }

    @Test
    void refusesAProcedureThatIsNotPublished() {
        assertThat(faults(item -> ((ObjectNode) item.get("procedure")).put("version", 2)))
                .containsExactly("procedure services.item-procedure SVC.ITEM.GUIDE");
    }

    @Test
    void refusesAConditionalPaperWithoutItsCondition() {
        var card = Samples.item("social-card");
        var changed = Samples.changed(card, item -> Samples.paper(item, "photo").remove("condition"));
        assertThat(check.faults(List.of(changed))).extracting(ItemFault::field).containsExactly("materials.photo");
    }

    @Test
    void refusesToKeepAPaperThatIsOnlyShown() {
        assertThat(faults(item -> Samples.paper(item, "id-card")
                        .putObject("kept")
                        .put("originals", 1)
                        .put("copies", 0)))
                .containsExactly("materials.id-card services.paper-form SVC.ITEM.GUIDE");
    }

    @Test
    void refusesTwoItemsOfOneCode() {
        assertThat(check.faults(List.of(PENSION, PENSION)))
                .extracting(fault -> fault.refusal().code())
                .containsExactly("services.item-twice");
    }

    @Test
    void reportsAllFaultsOfAllItemsTogether() {
        var one = Samples.changed(PENSION, item -> item.put("fee_fen", 1).put("agent", false));
        var other = Samples.changed(Samples.item("legal-aid"), item -> item.putArray("basis"));
        assertThatThrownBy(() -> check.demand(List.of(one, other)))
                .isInstanceOfSatisfying(RefusedCatalogue.class, refused -> {
                    assertThat(refused.faults())
                            .extracting(fault -> fault.item() + " " + fault.field())
                            .containsExactly("pension-register fee_fen", "pension-register agent", "legal-aid basis");
                    assertThat(refused.rule().code()).isEqualTo("SVC.FEE.NONE");
                });
    }

    private Set<String> faults(Consumer<ObjectNode> change) {
        return check.faults(List.of(Samples.changed(PENSION, change))).stream()
                .map(fault -> fault.field() + " " + fault.refusal().code() + " "
                        + fault.refusal().rule().code())
                .collect(Collectors.toSet());
    }

    private static Consumer<ObjectNode> promising(int workingDays) {
        return item -> ((ObjectNode) item.get("time")).put("promised", workingDays);
    }
}
