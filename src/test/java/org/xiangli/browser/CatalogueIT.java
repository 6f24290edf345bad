package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue, its coverage and a village's own page, in the small demo county of the walk. */
@BrowserTest(properties = {"xiangli.store.home=target/walk-store", "xiangli.demo=620924"})
class CatalogueIT {

    private static final Path ACCOUNTS = Path.of("target", "walk-store", "demo-accounts-620924.txt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/items",
                "/items?q=ylq",
                "/items/protection-report",
                "/items/by-department",
                "/items/versions",
                "/items/versions/1",
                "/coverage",
                "/coverage/areas",
                "/coverage/gap",
                "/help"
            })
    void publicPagesAreFitForEverybody(String path, Visitors visitors) {
        visitors.inspect(path);
    }

    @ParameterizedTest
    @CsvSource({
        "village, /desk/offers",
        "village, /help",
        "county, /desk/gap",
        "county, /desk/quality",
        "county2, /desk/catalogue"
    })
    void staffPagesAreFitForEverybody(String login, String path, Visitors visitors) throws IOException {
        visitors.inspect(path, signedIn(visitors, login));
    }

    @Test
    @DisplayName("R037 R038 the matrices print, and every village of a county that is set up has all nine families")
    void theMatricesPrint(Visitors visitors) {
        var visitor = visitors.atDesk().open("/coverage").screenshot("coverage");
        assertThat(visitor.page().locator("main table thead th").count()).isEqualTo(11);
        assertThat(visitor.page().locator("main").innerText()).contains("没有缺口");
        visitor.open("/coverage/areas").screenshot("areas");
        assertThat(visitor.page()
                        .locator("main table")
                        .first()
                        .locator("tbody tr")
                        .count())
                .isEqualTo(18);
    }

    @Test
    @DisplayName("R039 R057 a need is found in the village's own page, in all four layers, on a phone")
    void aNeedIsFoundOnAPhone(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village");
        var visitor = visitors.on(Device.PHONE, clerk).open("/help");
        visitor.page().locator("#words").fill("chifan");
        visitor.page().locator("main form.search button").click();
        visitor.page().waitForLoadState();
        visitor.sees("党员包户送餐").sees("邻里互助做饭").sees("盒饭送到家").sees("经济困难失能老年人").screenshot("need");
    }

    @Test
    @DisplayName("R029 the approver publishes the next version with one item suspended, and the difference is printed")
    void theApproverPublishesTheNextVersion(Visitors visitors) throws IOException {
        var approver = signedIn(visitors, "county2").open("/desk/catalogue").screenshot("catalogue-next");
        approver.page().locator("#do-utilities").selectOption("SUSPEND");
        approver.page().locator("#note").fill("企业自办");
        approver.page().locator("main form button.main").first().click();
        approver.page().waitForLoadState();
        approver.sees("新版目录已发布").sees("暂停").screenshot("catalogue-diff");
    }

    @Test
    @DisplayName("What must be reported at once names whom to call before anything else")
    void theReportNamesWhomToCall(Visitors visitors) {
        var visitor = visitors.onPhone().open("/items?q=jiabao").screenshot("search-sound");
        visitor.page().locator("main ul.cards a").first().click();
        visitor.page().waitForLoadState();
        assertThat(visitor.path()).isEqualTo("/items/protection-report");
        assertThat(visitor.page().locator("main section").first().innerText()).contains("110");
        visitor.screenshot("report-at-once");
    }

    @Test
    @DisplayName("R039 a clerk enters what neighbours offer, and it is found")
    void aClerkEntersAnOffer(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village").open("/desk/offers").screenshot("offers");
        clerk.page().locator("#by-GROUP").check();
        clerk.fill("服务名称", "拼车看病")
                .fill("服务内容、时间", "周二早上七点村口")
                .fill("提供者名称", "村民互助小组")
                .fill("联系电话", "12345")
                .fill("大家怎么叫它", "拼车 看病");
        clerk.page().locator("main form button.main").click();
        clerk.page().waitForLoadState();
        clerk.sees("已登记").open("/help?q=pinche").sees("拼车看病");
    }

    private static Visitor signedIn(Visitors visitors, String login) throws IOException {
        var password = Files.readAllLines(ACCOUNTS).stream()
                .map(line -> line.split("\\s+", -1))
                .filter(words -> words[0].equals(login))
                .map(words -> words[1])
                .findFirst()
                .orElseThrow(() -> new AssertionError("No account " + login));
        return visitors.on(Device.DESKTOP, new TownHall.Person(login, password));
    }
}
