package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The walk of the README: a pension registration taken in at the window of a real village, decided by the township,
 * handed over, rated, and looked up by the resident, in a small demo county.
 */
@BrowserTest(properties = {"xiangli.store.home=target/walk-store", "xiangli.demo=620924"})
class WalkIT {

    private static final Path ACCOUNTS = Path.of("target", "walk-store", "demo-accounts-620924.txt");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "马", "赵", "周", "吴", "徐", "孙");
    private static final String ITEM = "城乡居民基本养老保险参保登记";

    @Test
    @DisplayName("R043 R051 R052 a matter is handled without leaving the village, from the window to the rating")
    void aMatterIsHandledWithoutLeavingTheVillage(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village");
        findSomebody(clerk).screenshot("walk-window");
        clerk.page().locator("main ul.lines a").first().click();
        clerk.follow(ITEM);
        clerk.page().locator("#paper-id-card-SHOWN").check();
        clerk.page().locator("#paper-register-form-ORIGINAL").check();
        clerk.fill("联系电话", "13800000000").screenshot("walk-papers");
        clerk.press("收件并出具回执").sees("承诺办结日").screenshot("walk-receipt");
        var code = clerk.page().locator("#pick-up-code").innerText();
        var path = clerk.path().replace("/receipt", "");
        var number = clerk.page().locator("dl.facts dd").first().innerText();
        visitors.inspect(path, clerk);

        clerk.open(path);
        open(clerk, "forward");
        clerk.press("转送乡镇").sees("已转办");

        var officer = signedIn(visitors, "town").open(path);
        officer.press("开始审核").sees("审核中").screenshot("walk-township");
        visitors.inspect(path, officer);
        open(officer, "propose").locator("textarea").fill("材料齐全，符合参保条件");
        officer.press("提出审核意见").sees("已办理");

        var approver = signedIn(visitors, "town2").open(path);
        open(approver, "grant");
        approver.press("同意").sees("已办结").screenshot("walk-decision");

        clerk.open(path);
        keepLetter(clerk);
        clerk.press("送达").sees("已送达");
        clerk.press("为申请人出具开户码");
        var invitation = clerk.page().locator("#invitation").innerText();

        var stranger = visitors.atDesk().open("/track").fill("办件编号", number).fill("取件码", code);
        stranger.press("查找").sees("已送达").sees("给这次服务打分");

        var resident = visitors.onPhone()
                .open("/join")
                .fill("开户码", invitation)
                .fill("登录名", "walker")
                .fill("密码", "山里的路一共走了五分钟");
        resident.press("开户并登录");
        resident.open("/my").sees(number).sees("已受理").screenshot("walk-message");
        resident.open(path).screenshot("walk-rating");
        resident.page().locator("#stars-5").check();
        resident.press("提交评价").sees("谢谢，评价已收到");
        resident.open("/my/looked").sees("便民服务站").sees("便民服务中心").screenshot("walk-looked");
        visitors.inspect("/my/looked", resident);
        visitors.inspect("/my", resident);
        desktopTwins(visitors, clerk, officer, resident, path);
    }

    @Test
    void thePagesOfTheWindowStandOnAPhoneToo(Visitors visitors) throws IOException {
        var clerk = signedIn(visitors, "village2");
        for (var page : List.of("/home", "/cases", "/desk/new")) {
            visitors.inspect(page, clerk);
        }
        for (var page : List.of("/", "/items", "/items/pension-register", "/points", "/rules", "/letters", "/track")) {
            visitors.inspect(page);
        }
    }

    /** Each picture of the walk once more on the other device. */
    private static void desktopTwins(Visitors visitors, Visitor clerk, Visitor officer, Visitor resident, String path) {
        visitors.on(Device.DESKTOP, resident).open("/my/looked").screenshot("walk-looked");
        visitors.on(Device.DESKTOP, resident).open("/my").screenshot("walk-message");
        visitors.on(Device.PHONE, clerk).open("/desk/new").screenshot("walk-window");
        visitors.on(Device.PHONE, clerk).open(path + "/receipt").screenshot("walk-receipt");
        visitors.on(Device.PHONE, officer).open(path).screenshot("walk-township");
    }

    private static Visitor findSomebody(Visitor clerk) {
        for (var surname : SURNAMES) {
            clerk.open("/desk/new").fill("姓名或身份证号", surname);
            clerk.page().locator("main form button.main").click();
            clerk.page().waitForLoadState();
            if (clerk.page().locator("main ul.lines a").count() > 0) {
                return clerk;
            }
        }
        throw new AssertionError("Nobody with a common name lives in this village");
    }

    /** Opens the form of a move. */
    private static com.microsoft.playwright.Locator open(Visitor person, String move) {
        var form = person.page()
                .locator("details.move")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHas(person.page().locator("form[action$='/moves/" + move + "']")));
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        return form;
    }

    /** The decision's letter as a picture, and its words as text. */
    private static void keepLetter(Visitor clerk) throws IOException {
        var links = clerk.page().locator("a[href*='/letters/']:not([href='/letters'])");
        var pdf = clerk.fetch(links.last().getAttribute("href")).body();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("办理结果告知书")
                    .contains("养老保险");
            BufferedImage picture = new PDFRenderer(document).renderImageWithDPI(0, 80);
            var file = Path.of("target", "images", "walk-letter.png");
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "png", file.toFile());
            if ("update".equals(System.getProperty("images"))) {
                Files.createDirectories(Path.of("docs", "images"));
                Files.copy(
                        file,
                        Path.of("docs", "images", "walk-letter.png"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
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
