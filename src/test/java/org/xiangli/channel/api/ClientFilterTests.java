package org.xiangli.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.testing.HouseTest;

/** The pace of programs, with one that may send three requests a minute and a filter that is as slow to strangers. */
@HouseTest
class ClientFilterTests {

    private final ClientFilter filter;
    private final Programs programs;
    private final AtomicInteger passed = new AtomicInteger();

    ClientFilterTests(Doorkeeper doorkeeper, Repeats repeats, Problems problems, Programs programs) {
        this.filter = new ClientFilter(doorkeeper, new Pace(), repeats, problems, 3);
        this.programs = programs;
    }

    @Test
    void theFourthRequestOfAMinuteWaitsAndAnotherProgramDoesNot() throws Exception {
        var place = programs.open();
        var token = place.token(PostKind.VILLAGE_CLERK, place.village, Set.of(Scope.CATALOGUE), 3);
        for (var number = 0; number < 3; number++) {
            assertThat(ask(token, "203.0.114.1").getStatus()).isEqualTo(200);
        }
        var late = ask(token, "203.0.114.1");
        assertThat(late.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(late.getHeader("Retry-After"))))
                .isBetween(1, 60);
        assertThat(late.getContentAsString()).contains("/problems/api.too-many");
        assertThat(ask(place.token(), "203.0.114.1").getStatus()).isEqualTo(200);
        assertThat(passed).hasValue(4);
    }

    @Test
    void guessingATokenIsSlowForEachAddress() throws Exception {
        for (var number = 0; number < 3; number++) {
            assertThat(ask("xl_222405_guess", "203.0.114.2").getStatus()).isEqualTo(401);
        }
        assertThat(ask("xl_222405_guess", "203.0.114.2").getStatus()).isEqualTo(429);
        assertThat(ask("xl_222405_guess", "203.0.114.3").getStatus()).isEqualTo(401);
        assertThat(passed).hasValue(0);
    }

    private MockHttpServletResponse ask(String token, String address) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/items");
        request.addHeader("Authorization", "Bearer " + token);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answered) -> {
            assertThat(Acting.current().displayName()).isEqualTo("省政务平台");
            passed.incrementAndGet();
        });
        return response;
    }
}
