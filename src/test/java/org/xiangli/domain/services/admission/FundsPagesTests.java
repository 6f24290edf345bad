package org.xiangli.domain.services.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.testing.HouseTest;

/** The page of the village's money, from the claim to the help that goes on. */
@HouseTest
class FundsPagesTests {

    private static final String ITEM = "pension-register";

    private final MockMvcTester web;
    private final PostRegister posts;
    private final org.xiangli.core.store.Counties served;
    private final FundsDesk funds;
    private final Prefecture counties;

    FundsPagesTests(
            MockMvcTester web,
            PostRegister posts,
            org.xiangli.core.store.Counties served,
            FundsDesk funds,
            Prefecture counties) {
        this.web = web;
        this.posts = posts;
        this.served = served;
        this.funds = funds;
        this.counties = counties;
    }

    @Test
    @DisplayName("R032 the village claims, suspends, books what came and helps again, all on one page")
    void claimsAndSuspends() {
        var county = counties.open();
        served.turnOn(county.code.value(), false);
        county.admitted(ITEM, 3);
        county.takeIn(county.clerk(), ITEM);
        var due = county.as(county.clerk(), () -> funds.accounts(county.village(), county.today()))
                .getFirst()
                .dueOn();
        county.as(county.bureau, () -> funds.raise(county.code, due.plusDays(31)));
        var clerk = clerk(county);

        assertThat(get("/home", clerk)).bodyText().contains("逾期的协助经费", "12.50");
        var claim =
                county.as(county.clerk(), () -> funds.claims(county.village())).getFirst();
        assertThat(get("/funds", clerk)).bodyText().contains("尚欠 12.50 元", "打印催拨函");
        assertThat(get("/funds/claims/" + claim.id() + "/letter", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        var path = "/funds/claims/" + claim.id() + "/suspension";
        assertThat(send(path, clerk, "why", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send(path, clerk, "why", "经费未到位")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/lists", clerk)).bodyText().contains("本村暂停协助，请到：县政务服务大厅3号窗口");

        var account = county.as(county.clerk(), () -> funds.accounts(county.village(), county.today()))
                .getFirst();
        var key = account.admission().id() + "/" + account.village().value() + "/" + account.periodStart();
        assertThat(send("/funds/transfers", clerk, "account", key, "sum", "十元"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("十元");
        assertThat(send("/funds/transfers", clerk, "account", "x/y/z", "sum", "1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(send("/funds/transfers", clerk, "account", key, "sum", "12.50", "note", "银行回单"))
                .hasStatus(HttpStatus.SEE_OTHER);
        assertThat(get("/funds", clerk)).bodyText().contains("已到账");
        var held = county.as(county.clerk(), () -> funds.suspended(county.village()))
                .getFirst();
        assertThat(send("/funds/suspensions/" + held.id() + "/end", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(send("/funds/suspensions/" + held.id() + "/end", clerk)).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(send("/funds/suspensions/" + UUID.randomUUID() + "/end", clerk))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/home", clerk)).bodyText().doesNotContain("逾期的协助经费");
    }

    private Account clerk(County county) {
        var login = "f" + UUID.randomUUID().toString().substring(0, 20);
        var account = posts.open(county.code.value(), login, "测试人员", "冬天的松花江 结冰 2026");
        posts.appoint(account, PostKind.VILLAGE_CLERK, county.village(), "小箕村民委员会", LocalDate.of(2021, 1, 1), null);
        return account;
    }

    private MvcTestResult get(String path, Account account) {
        return web.get().uri(path).with(as(account)).exchange();
    }

    private MvcTestResult send(String path, Account account, String... typed) {
        var sent = web.post()
                .uri(path)
                .with(csrf())
                .with(as(account))
                .param("once", UUID.randomUUID().toString());
        for (int at = 0; at < typed.length; at += 2) {
            sent.param(typed[at], typed[at + 1]);
        }
        return sent.exchange();
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }
}
