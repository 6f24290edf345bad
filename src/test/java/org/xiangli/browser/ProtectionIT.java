package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.browser.TownHall.Person;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.FirstItems;
import org.xiangli.kernel.DivisionCode;

/** How a village is protected, as a clerk and the county see it: J2 at the village's desk, and admission in the county. */
@BrowserTest(properties = "xiangli.store.home=target/protection-store")
class ProtectionIT {

    private final TownHall hall;
    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    ProtectionIT(TownHall hall, Catalogue catalogue, Territory territory, Clock clock) {
        this.hall = hall;
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    @Test
    @DisplayName("R033 J2 a demand outside the catalogue is refused with a letter and counted")
    void aDemandIsRefused(Visitors visitors) throws IOException {
        openCatalogue();
        var clerk = signedIn(visitors, hall.appoint(PostKind.VILLAGE_CLERK, "小箕村民委员会"));
        clerk.open("/burden").follow("登记上级要求");
        clerk.fill("提出要求的单位", "县统计局").tick("表格台账");
        clerk.fill("要求的内容", "每周填报入户走访台账").fill("每月要花多少小时", "3");
        clerk.press("核对清单").sees("不在清单内").screenshot("protection-demand");
        clerk.press("登记").sees("负担计数 +1（每月省 3 小时）").screenshot("protection-counter");
        var letter = clerk.page().getByText("打印退回函").getAttribute("href");
        keepLetter(clerk.fetch(letter).body());
        visitors.inspect(clerk.path(), clerk);
        clerk.open("/certificates").tick("健在证明 人力资源和社会保障部门等待遇发放机关").press("出具告知单");
        clerk.sees("村里不出具").screenshot("protection-certificate");
        visitors.inspect(clerk.path(), clerk);
        clerk.open("/localisations/new/pension-register").fill("谁来办", "村会计").fill("什么时间", "每周一上午");
        clerk.fill("在哪里", "村委会").press("交乡镇核对").sees("待乡镇核对");
        visitors.inspect(clerk.path(), clerk);
        for (var page : List.of(
                "/burden",
                "/demands/new",
                "/lists",
                "/certificates",
                "/funds",
                "/localisations",
                "/localisations/new/pension-register")) {
            visitors.inspect(page, clerk);
        }
        visitors.on(Device.PHONE, clerk).open("/burden").screenshot("protection-burden");
    }

    @Test
    @DisplayName("R030 R031 the county admits an item; the board shows the load against the cap")
    void theCountyAdmits(Visitors visitors) {
        openCatalogue();
        var bureau = signedIn(visitors, hall.appoint(PostKind.COUNTY_OFFICER, "龙井市林业局"));
        bureau.open("/admission").follow("申请准入");
        bureau.fill("事项名称", "林木采伐申请代收").fill("事项代码", "tree-felling").fill("村里做什么", "代收申请材料");
        bureau.fill("依据（法律法规名称）", "森林法").fill("条款", "第57条");
        bureau.fill("小型村", "3").fill("中型村", "3").fill("大型村", "4");
        bureau.fill("每件经费（元）", "12.50").fill("付款单位", "龙井市林业局").choose("拨付周期", "按月");
        bureau.fill("到账日", "10").fill("设备清单", "高拍仪一台").fill("培训计划", "每年一天");
        bureau.fill("部门自己的窗口", "政务服务大厅3号窗口").screenshot("protection-proposal");
        bureau.press("提交申请").sees("已提交，进入审核").sees("前答复");
        var path = bureau.path();
        var civil = signedIn(visitors, hall.appoint(PostKind.COUNTY_OFFICER, "龙井市民政局"))
                .open(path);
        civil.tick("同意").fill("理由", "可行").press("提交").sees("已办理").screenshot("protection-review");
        visitors.inspect(path, civil);
        for (var page : List.of("/admission", "/delegations", "/functions", "/funds")) {
            visitors.inspect(page, civil);
        }
        visitors.inspect("/admission/new", bureau);
        civil.open("/admission").sees("事项 10/60").screenshot("protection-board");
        var approver = signedIn(visitors, hall.appoint(PostKind.COUNTY_APPROVER, "龙井市人民政府"));
        for (var page : List.of("/delegations", "/admission/caps", "/admission/edition", path)) {
            visitors.inspect(page, approver);
        }
    }

    /** The letter as a picture, and its words as text. */
    private static void keepLetter(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("县统计局").contains("第 1 版");
            var file = Path.of("target", "images", "protection-letter.png");
            Files.createDirectories(file.getParent());
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 80), "png", file.toFile());
        }
    }

    private void openCatalogue() {
        hall.openCounty();
        territory.loadVillages(DivisionCode.of("22"));
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            if (catalogue.history().isEmpty()) {
                catalogue.publish(UUID.randomUUID(), FirstItems.ten(), LocalDate.now(clock), "", new UUID(0, 0));
            }
        });
    }

    private static Visitor signedIn(Visitors visitors, Person person) {
        return visitors.on(Device.DESKTOP, person);
    }
}
