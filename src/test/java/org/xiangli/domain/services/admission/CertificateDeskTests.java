package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xiangli.domain.services.admission.County.refused;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.testing.HouseTest;

@HouseTest
class CertificateDeskTests {

    /** As 民发〔2020〕20号 lists them, in short. */
    private static final List<String> TWENTY = List.of(
            "亲属关系",
            "居民身份信息",
            "户口登记项目内容变更申请",
            "居民养犬",
            "无犯罪记录",
            "社区戒毒社区康复人员情况",
            "人员失踪",
            "婚姻状况",
            "出生",
            "健在",
            "死亡",
            "疾病状况",
            "残疾状况",
            "婚育状况",
            "居民就业状况",
            "居民个人档案",
            "居民财产",
            "遗产继承权",
            "市场主体住所",
            "证件遗失");

    private final CertificateDesk desk;
    private final Prefecture counties;
    private County county;

    CertificateDeskTests(CertificateDesk desk, Prefecture counties) {
        this.desk = desk;
        this.counties = counties;
    }

    @BeforeEach
    void open() {
        county = counties.open();
    }

    @Test
    @DisplayName("R033 all twenty kinds are blocked, each with its proper organ and what to do instead")
    void blocksTheTwenty() {
        assertThat(desk.kinds()).hasSize(20);
        for (int at = 0; at < TWENTY.size(); at++) {
            assertThat(desk.kinds().get(at).name().zh()).startsWith(TWENTY.get(at));
        }
        assertThat(desk.kinds()).allSatisfy(kind -> {
            assertThat(kind.organ().zh()).isNotBlank();
            assertThat(kind.instead().zh()).isNotBlank();
        });
        assertThat(desk.kinds()).extracting(VillageLists.Certificate::code).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R033 whoever asks is given a notice that names the proper organ")
    void printsTheNotice() {
        for (var kind : desk.kinds()) {
            var asked = county.as(county.clerk(), () -> desk.ask(UUID.randomUUID(), kind.code(), "某银行网点"));
            assertThat(asked.kind()).isEqualTo(kind);
        }
        var alive = county.as(county.clerk(), () -> desk.ask(UUID.randomUUID(), "alive", ""));
        var notice = county.as(county.clerk(), () -> desk.notice(alive.id()));
        assertThat(counties.text(county.clerk(), notice))
                .contains("不予出具证明告知单", "健在证明", "人力资源和社会保障部门", "民发〔2020〕20号", "有关单位");
        assertThat(county.as(county.clerk(), () -> desk.notice(alive.id()))).isEqualTo(notice);
    }

    @Test
    @DisplayName("R033 no verb of the desk issues a certificate, and an unlisted kind is not issued either")
    void issuesNothing() {
        refused(
                "admission.certificate-unlisted",
                () -> county.as(county.clerk(), () -> desk.ask(UUID.randomUUID(), "good-conduct", "")));
        assertThat(Arrays.stream(CertificateDesk.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(method -> method.getName()))
                .containsExactlyInAnyOrder("kinds", "ask", "demand", "latest", "notice");
    }

    @Test
    void notesTheSameFormOnceAndForItsVillageOnly() {
        var key = UUID.randomUUID();
        county.as(county.clerk(), () -> desk.ask(key, "alive", "某银行网点"));
        county.as(county.clerk(), () -> desk.ask(key, "alive", "某银行网点"));
        assertThat(county.as(county.clerk(), () -> desk.latest(county.village())))
                .hasSize(1);
        refused("admission.certificate.not-found", () -> county.as(county.clerks.get(1), () -> desk.notice(key)));
        refused(
                "admission.text-too-long",
                () -> county.as(county.clerk(), () -> desk.ask(UUID.randomUUID(), "alive", "行".repeat(61))));
    }
}
