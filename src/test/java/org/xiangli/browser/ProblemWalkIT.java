package org.xiangli.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A common problem's way through a small demo county, in a browser: written down at the window, found again by the next who
 * comes, published, answered, read by everybody; and the pages of questions, bad ratings, refusals and trips beside it.
 */
@BrowserTest(properties = {"xiangli.store.home=target/problem-store", "xiangli.demo=620924"})
class ProblemWalkIT {

    private static final Path ACCOUNTS = Path.of("target", "problem-store", "demo-accounts-620924.txt");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "马", "赵", "周", "吴", "徐", "孙");

    private final SoftAssertions softly = new SoftAssertions();

    @Test
    @DisplayName(
            "R054 a common problem is filed at the window, found again, published and answered, and every page is open"
                    + " to all")
    void aProblemIsFiledFoundPublishedAndAnswered(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village");
        look(visitors, clerk, "/inbox/who");
        choose(clerk, 0);
        look(visitors, clerk, clerk.path());
        clerk.fill("什么问题？", "村口的路灯坏了半个月，晚上看不见路，老人不敢出门").fill("在什么地方", "三组水泥桥东头");
        clerk.press("下一步：查找相同问题").sees("道路照明").screenshot("problem-compare");
        clerk.page().locator("input[name=category]").first().check();
        clerk.press("提交").sees("已提交").screenshot("problem-filed");
        var path = clerk.path();
        look(visitors, clerk, path);

        var officer = signedIn(visitors, "town");
        officer.open("/home").sees("要答复的共性问题").screenshot("problem-home");
        look(visitors, officer, "/inbox");
        officer.open(path);
        look(visitors, officer, path);
        officer.press("公开").sees("待答复");

        choose(clerk, 1);
        clerk.fill("什么问题？", "路灯不亮，三组桥那边").fill("在什么地方", "三组水泥桥");
        clerk.press("下一步：查找相同问题").sees("可能相同的问题").screenshot("problem-similar");
        clerk.press("就是这件，我也支持").sees("2 人支持");

        clerk.open(path).page().locator("details.move summary").first().click();
        clerk.page().locator("#answer").fill("已报供电所，周五前换好灯头。");
        clerk.page().locator("form[action$='/moves/answer'] button").click();
        clerk.page().waitForLoadState();
        clerk.sees("周五前换好灯头").screenshot("problem-answered");

        visitors.onPhone().open("/issues").sees("路灯").screenshot("problem-public");
        for (var page : List.of("/issues", path, "/issues/log", "/issues/list", "/quality/ratings", "/quality/trips")) {
            softly.assertThatCode(() -> visitors.inspect(page)).as(page).doesNotThrowAnyException();
        }
        visitors.atDesk().open("/issues/log").screenshot("problem-log");
        softly.assertAll();
    }

    @Test
    @DisplayName("R051 R052 R056 the pages of questions, calls, refusals and keys stand on every device")
    void thePagesBesideItStandOnEveryDevice(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village2");
        look(visitors, clerk, "/questions/new");
        clerk.open("/questions/new").fill("问题", "养老金几号发？").choose("关于哪个事项", "城乡居民基本养老保险待遇申领");
        clerk.press("提交").sees("核准的答复").screenshot("question-desk");
        look(visitors, clerk, clerk.path());
        look(visitors, clerk, "/questions");
        look(visitors, clerk, "/questions/sheet");
        look(visitors, clerk, "/replies");
        var officer = signedIn(visitors, "town");
        look(visitors, officer, "/call-backs");
        officer.open("/forwarded").sees("转送的问题").screenshot("forwarded");
        look(visitors, officer, "/forwarded");
        var county = signedIn(visitors, "county");
        look(visitors, county, "/refusals");
        look(visitors, county, "/inbox/categories");
        var administrator = signedIn(visitors, "admin");
        look(visitors, administrator, "/gateway-key");
        administrator
                .open("/programs")
                .fill("程序名称", "县长热线")
                .tick("报送共性问题（Open311）")
                .press("生成密钥")
                .sees("只显示这一次")
                .screenshot("open311-key");
        look(visitors, administrator, administrator.path());
        administrator
                .open("/neighbours")
                .fill("名称", "本机")
                .fill("接口地址", "https://127.0.0.1/open311/v2")
                .press("添加去处")
                .sees("不在公网上")
                .screenshot("neighbours");
        look(visitors, administrator, "/neighbours");
        softly.assertAll();
    }

    private void look(Visitors visitors, Visitor person, String path) {
        softly.assertThatCode(() -> visitors.inspect(path, person)).as(path).doesNotThrowAnyException();
    }

    /** Looks somebody up and takes the person at this place of the list. */
    private static void choose(Visitor clerk, int place) {
        for (var surname : SURNAMES) {
            clerk.open("/inbox/who").fill("姓名或身份证号", surname);
            clerk.page().locator("main form button.main").click();
            clerk.page().waitForLoadState();
            var found = clerk.page().locator("main ul.lines a");
            if (found.count() > place) {
                found.nth(place).click();
                clerk.page().waitForLoadState();
                return;
            }
        }
        throw new AssertionError("Too few with a common name live in this village");
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
