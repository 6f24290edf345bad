package org.xiangli.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.xiangli.testing.HouseTest;

@HouseTest
class HouseStartsTests {

    private final MockMvcTester web;

    HouseStartsTests(MockMvcTester web) {
        this.web = web;
    }

    @Test
    void showsTheSignInDesk() {
        assertThat(web.get().uri("/join")).hasStatusOk().bodyText().contains("居民开户");
    }

    @Test
    void saysWhatIsWrongWithoutLosingWhatWasTyped() {
        assertThat(web.get().uri("/nowhere")).hasStatus3xxRedirection();
    }
}
