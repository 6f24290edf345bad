package org.xiangli.channel.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.kernel.DivisionCode;

/** People at the door: each with an account of the tests' own county, or with an address nobody else has. */
final class Visitors {

    static final String PASSWORD = "冬天的松花江 结冰 2026";

    private static final LocalDate BEGIN = LocalDate.of(2021, 1, 1);
    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private Visitors() {}

    static Account staff(PostRegister posts, PostKind kind, DivisionCode division) {
        var account = open(posts);
        posts.appoint(account, kind, division, "测试办公室", BEGIN, null);
        return account;
    }

    static Account open(PostRegister posts) {
        var login = "v" + UUID.randomUUID().toString().substring(0, 20);
        return posts.open(Villagers.COUNTY.value(), login, "测试人员", PASSWORD);
    }

    static RequestPostProcessor as(Account account) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                account, "", List.of(new SimpleGrantedAuthority("SIGNED_IN"))));
    }

    /** An address that no other test knocks from, so that no test uses up another's tries. */
    static RequestPostProcessor fromAnAddressOfHisOwn() {
        var number = ADDRESS.incrementAndGet();
        return request -> {
            request.setRemoteAddr("192.0.2." + number);
            return request;
        };
    }
}
