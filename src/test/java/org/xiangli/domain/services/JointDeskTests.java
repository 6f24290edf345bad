package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Office;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** Joint review as the desk offers it: offices come from the register of posts. */
@HouseTest
class JointDeskTests {

    private static final String CIVIL = "县民政局";
    private static final String MEDICAL = "县医疗保障局";

    private final JointDesk joint;
    private final PostRegister posts;
    private final Halls halls;
    private Hall hall;
    private Application review;

    JointDeskTests(JointDesk joint, PostRegister posts, Halls halls) {
        this.joint = joint;
        this.posts = posts;
        this.halls = halls;
    }

    @BeforeEach
    void open() {
        hall = halls.open();
        var taken = hall.taken(hall.villager(), "temporary-relief").application();
        review = hall.move(hall.move(taken, "forward"), "take-up");
    }

    @Test
    @DisplayName(
            "R050 an office is asked by its post in the register: one where nobody could answer is refused by name")
    void asksOfficesOfTheRegister() {
        appoint(PostKind.COUNTY_OFFICER, hall.county, CIVIL, null);
        appoint(PostKind.COUNTY_OFFICER, hall.county, MEDICAL, halls.today());
        appoint(PostKind.COUNTY_OFFICER, hall.county, "县残疾人联合会", halls.today().minusDays(1));
        appoint(PostKind.COUNTY_APPROVER, hall.county, "县人民政府办公室", null);
        appoint(PostKind.TOWNSHIP_OFFICER, DivisionCode.of(hall.county.value() + "109"), "别镇便民服务中心", null);
        appoint(PostKind.TOWNSHIP_OFFICER, hall.township, "老头沟镇司法所", null);
        assertThat(hall.as(hall.officer, () -> joint.offices(review.id())))
                .as("in office today, able to give an opinion, over this village")
                .extracting(Office::name)
                .containsExactlyInAnyOrder("老头沟镇司法所", MEDICAL, CIVIL);
        Refused.with("services.joint-office", () -> ask(at(hall.county, "县残疾人联合会")));
        Refused.with("services.joint-office", () -> ask(CIVIL));
        Refused.with("services.joint-office", () -> ask(hall.officer.at().address()));
        ask(at(hall.county, CIVIL), at(hall.county, MEDICAL));
        assertThat(hall.as(hall.officer, () -> joint.opinions(review.id())))
                .extracting(opinion -> Office.nameIn(opinion.department()))
                .containsExactly(CIVIL, MEDICAL);
    }

    @Test
    @DisplayName("R050 an office of the same name in another township is another office")
    void theSameNameElsewhereIsAnotherOffice() {
        appoint(PostKind.COUNTY_OFFICER, hall.county, CIVIL, null);
        ask(at(hall.county, CIVIL));
        var civil = Hall.post(PostKind.COUNTY_OFFICER, hall.county, CIVIL, "孙丽");
        var namesake = Hall.post(PostKind.TOWNSHIP_OFFICER, hall.township, CIVIL, "李哲");
        assertThat(hall.as(civil, joint::waiting)).extracting(CaseFile::id).containsExactly(review.id());
        assertThat(hall.as(namesake, joint::waiting)).isEmpty();
        Refused.with(
                "case.joint-not-asked", () -> hall.as(namesake, () -> joint.speak(Ids.next(), review.id(), true, "")));
        hall.as(civil, () -> joint.speak(Ids.next(), review.id(), true, ""));
        assertThat(hall.as(civil, joint::waiting)).isEmpty();
    }

    private static String at(DivisionCode division, String office) {
        return new Office(division, office).address();
    }

    private void ask(String... offices) {
        hall.as(
                hall.officer,
                () -> joint.ask(UUID.randomUUID(), review.id(), review.file().seq(), List.of(offices)));
    }

    private void appoint(PostKind kind, DivisionCode division, String office, @Nullable LocalDate last) {
        var from = halls.today().minusDays(30);
        posts.openAndAppoint(
                hall.county.value(),
                "joint-" + UUID.randomUUID().toString().substring(0, 8),
                "测试员",
                "海兰江边一棵苹果梨树",
                kind,
                division,
                office,
                from,
                last);
    }
}
