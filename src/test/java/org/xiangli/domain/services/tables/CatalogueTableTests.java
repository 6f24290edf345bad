package org.xiangli.domain.services.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.tables.CatalogueTable.Line;
import org.xiangli.domain.services.tables.CatalogueTable.Outcome;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** A county's catalogue goes out as a table and comes back changed; each test has a county of its own. */
@HouseTest
class CatalogueTableTests {

    private static final AtomicInteger COUNTIES = new AtomicInteger(942_700);
    private static final List<String> HEADINGS =
            ItemColumn.ALL.stream().map(ItemColumn::name).toList();

    private final CatalogueTable table;
    private final ProposalBoard board;
    private final AdmissionDesk admissions;
    private final Catalogue catalogue;
    private final Counties counties;
    private final LocalDate today;
    private Acting officer;
    private Acting approver;

    CatalogueTableTests(
            CatalogueTable table,
            ProposalBoard board,
            AdmissionDesk admissions,
            Catalogue catalogue,
            Counties counties,
            Clock clock) {
        this.table = table;
        this.board = board;
        this.admissions = admissions;
        this.catalogue = catalogue;
        this.counties = counties;
        this.today = LocalDate.now(clock);
        this.officer = post("942700", PostKind.COUNTY_OFFICER);
        this.approver = post("942700", PostKind.COUNTY_APPROVER);
    }

    @BeforeEach
    void anotherCounty() {
        var county = Integer.toString(COUNTIES.incrementAndGet());
        counties.turnOn(county, false);
        officer = post(county, PostKind.COUNTY_OFFICER);
        approver = post(county, PostKind.COUNTY_APPROVER);
        Bound.run(
                Reach.ofCounty(county),
                () -> catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0)));
    }

    @Test
    @DisplayName("R029 every item that comes with the house goes out into a row and comes back the same")
    void nothingIsLostOnTheWay() {
        for (var item : Catalogue.shippedItems()) {
            var row = ItemSheet.cells(item);
            var sheet = new ItemSheet(HEADINGS);
            assertThat(sheet.item(row, Optional.of(item))).as(item.code()).isEqualTo(item);
            assertThat(ItemSheet.cells(sheet.item(row, Optional.empty())))
                    .as(item.code())
                    .isEqualTo(row);
        }
    }

    @Test
    @DisplayName("R029 a changed row is a proposed version; it counts when another has published it")
    void aChangedRowIsAProposedVersion() {
        var rows = new ArrayList<List<String>>();
        Catalogue.shippedItems().forEach(item -> rows.add(ItemSheet.cells(item)));
        rows.replaceAll(row -> row.getFirst().equals("elder-allowance")
                ? with(row, Map.of("place.hours.zh", "周一至周五 9:00-17:00", "time.promised", "10"))
                : row);
        var lines = take(rows);
        assertThat(outcomes(lines)).containsEntry(Outcome.PROPOSED, 1L).containsEntry(Outcome.SAME, rows.size() - 1L);
        assertThat(standing("elder-allowance").time().promised()).isEqualTo(15);

        var shown = approver.call(board::open);
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().changes())
                .extracting(change -> change.field())
                .containsExactlyInAnyOrder("place.hours.zh", "time.promised", "version");
        var chosen = Set.of(shown.getFirst().proposed().id());
        assertThatThrownBy(() -> officer.call(() -> board.publish(Ids.next(), chosen, today.plusDays(1), "改时间")))
                .isInstanceOf(Refusal.class);
        var key = Ids.next();
        var version = approver.call(() -> board.publish(key, chosen, today.plusDays(1), "改时间"));
        assertThat(approver.call(() -> board.publish(key, chosen, today.plusDays(1), "改时间")))
                .isEqualTo(version);
        assertThat(standing("elder-allowance").time().promised()).isEqualTo(10);
        assertThat(standing("elder-allowance").version()).isEqualTo(2);
        assertThat(approver.call(board::open)).isEmpty();
    }

    @Test
    @DisplayName("R030 R031 a new item goes to admission: without funds it is returned, without law refused, never"
            + " published")
    void aNewItemGoesToAdmission() {
        var like = ItemSheet.cells(item("elder-allowance"));
        var asked = Map.of(
                "admission.hours_small",
                "4",
                "admission.hours_medium",
                "6",
                "admission.hours_large",
                "9",
                "admission.per_case",
                "12.50",
                "admission.every",
                "MONTH",
                "admission.day",
                "10",
                "admission.equipment",
                "高拍仪一台",
                "admission.training",
                "每年一天",
                "admission.own_window",
                "县政务大厅3号窗口");
        var full = with(with(like, asked), Map.of("code", "new-full"));
        var lines = take(List.of(
                with(like, Map.of("code", "new-unfunded", "admission.own_window", "县政务大厅3号窗口")),
                with(full, Map.of("code", "new-lawless", "basis", "")),
                full));
        assertThat(lines)
                .extracting(Line::outcome)
                .containsExactly(Outcome.RETURNED, Outcome.REFUSED, Outcome.IN_REVIEW);
        assertThat(lines.getFirst().why()).contains("每件经费", "拨付周期", "设备清单", "培训计划", "村民委员会组织法");
        assertThat(lines.get(1).why()).contains("法律依据");
        var shown = approver.call(board::open);
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().fresh()).isTrue();
        var admission = shown.getFirst().proposed().admission().orElseThrow();
        assertThat(officer.call(() -> admissions.demand(admission))
                        .proposal()
                        .hours()
                        .medium())
                .isEqualTo(6);
        assertThatThrownBy(() -> approver.call(() -> board.publish(
                        Ids.next(), Set.of(shown.getFirst().proposed().id()), today.plusDays(1), "新事项")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("admission.not-admitted"));
    }

    @Test
    @DisplayName("R031 more work for the village, or another payer, is no change of wording: it goes to admission")
    void moreWorkForTheVillageGoesToAdmission() {
        var like = ItemSheet.cells(item("elder-allowance"));
        var more = like.get(HEADINGS.indexOf("village.does.zh")) + "\n入户核查";
        var en = like.get(HEADINGS.indexOf("village.does.en")) + "\nVisits every home";
        var lines = take(List.of(
                with(like, Map.of("village.does.zh", more, "village.does.en", en, "admission.own_window", "县政务大厅")),
                with(
                        ItemSheet.cells(item("social-card")),
                        Map.of("funding.payer.zh", "村集体", "admission.own_window", "县政务大厅"))));
        assertThat(lines).extracting(Line::outcome).containsExactly(Outcome.RETURNED, Outcome.RETURNED);
        assertThat(approver.call(board::open)).isEmpty();
    }

    @Test
    void eachWrongRowSaysColumnReasonAndRule() {
        var like = ItemSheet.cells(item("elder-allowance"));
        var lines = take(List.of(
                with(like, Map.of("range", "WORLD")),
                with(ItemSheet.cells(item("social-card")), Map.of("time.promised", "9999")),
                with(ItemSheet.cells(item("pension-claim")), Map.of("materials", "{\"code\":")),
                with(ItemSheet.cells(item("legal-aid")), Map.of("conditions.en", "")),
                with(ItemSheet.cells(item("pension-register")), Map.of("name.zh", "=1+1")),
                with(ItemSheet.cells(item("medical-register")), Map.of("fee_fen", "500")),
                with(ItemSheet.cells(item("mediation")), Map.of("channels", "MOBILE")),
                with(ItemSheet.cells(item("homestead")), Map.of("served.zh", "", "served.en", "")),
                like));
        assertThat(lines).extracting(Line::outcome).containsOnly(Outcome.WRONG);
        assertThat(lines.stream().map(Line::why).toList())
                .satisfiesExactly(
                        why -> assertThat(why).startsWith("range："),
                        why -> assertThat(why).startsWith("time.promised：").contains("（"),
                        why -> assertThat(why).startsWith("materials："),
                        why -> assertThat(why).startsWith("conditions.en："),
                        why -> assertThat(why).startsWith("name.zh："),
                        why -> assertThat(why).startsWith("fee_fen："),
                        why -> assertThat(why).contains("channels："),
                        why -> assertThat(why).contains("served"),
                        why -> assertThat(why).contains("出现了两次"));
        assertThat(lines.get(1).line()).isEqualTo(3);
        assertThat(approver.call(board::open)).isEmpty();
    }

    @Test
    void sentTwiceItIsProposedOnceAndALaterTableTakesItsPlace() {
        var key = Ids.next();
        var row = with(ItemSheet.cells(item("elder-allowance")), Map.of("place.phone", "0433-1"));
        var file = file(List.of(row));
        var first = officer.call(() -> table.take(key, file, Locale.CHINA));
        assertThat(officer.call(() -> table.take(key, file, Locale.CHINA))).isEqualTo(first);
        assertThat(approver.call(board::open)).hasSize(1);
        take(List.of(with(row, Map.of("place.phone", "0433-2"))));
        assertThat(approver.call(board::open))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.proposed().item().place().phone()).isEqualTo("0433-2"));
    }

    @Test
    void onlyTheCountysOfficersAndOnlyATable() {
        var file = file(List.of());
        var clerk = new Acting(
                Ids.next(),
                "窗口",
                Ids.next(),
                PostKind.VILLAGE_CLERK,
                DivisionCode.of(officer.county() + "101201"),
                "村委会",
                null);
        assertThatThrownBy(() -> clerk.call(() -> table.take(Ids.next(), file, Locale.CHINA)))
                .isInstanceOf(Refusal.class);
        refused("tables.no-rows", file);
        refused("tables.catalogue-headings", TableWork.table(List.of(List.of("代码"), List.of("x"))));
        refused("tables.file-empty", new byte[0]);
        refused("tables.file-text", "code\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> officer.call(() -> table.take(Ids.next(), file, Locale.CHINA)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private List<Line> take(List<List<String>> rows) {
        return officer.call(() -> table.take(Ids.next(), file(rows), Locale.CHINA));
    }

    private static byte[] file(List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(HEADINGS);
        all.addAll(rows);
        return TableWork.table(all);
    }

    private static List<String> with(List<String> row, Map<String, String> cells) {
        var changed = new ArrayList<>(row);
        cells.forEach((column, text) -> changed.set(HEADINGS.indexOf(column), text));
        return changed;
    }

    private static Map<Outcome, Long> outcomes(List<Line> lines) {
        return lines.stream().collect(Collectors.groupingBy(Line::outcome, Collectors.counting()));
    }

    private static Item item(String code) {
        return Catalogue.shippedItems().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Item standing(String code) {
        return approver
                .call(() -> catalogue.items(catalogue.latest().orElseThrow().version()))
                .stream()
                .map(listed -> listed.item())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Acting post(String county, PostKind kind) {
        return new Acting(Ids.next(), "金明淑", Ids.next(), kind, DivisionCode.of(county), "县民政局", null);
    }
}
