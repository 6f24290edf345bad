package org.xiangli.browser;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Counties;
import org.xiangli.kernel.DivisionCode;

/** Where a test gets a county and people who hold posts in it; the browser then signs them in as anybody would. */
@TestComponent
class TownHall {

    static final DivisionCode COUNTY = DivisionCode.of("222405");
    static final DivisionCode TOWNSHIP = DivisionCode.of("222405102");
    static final DivisionCode VILLAGE = DivisionCode.of("222405102201");

    private static final String PASSWORD = "海兰江边一棵苹果梨树";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final Counties counties;
    private final PostRegister posts;
    private final Clock clock;

    TownHall(Counties counties, PostRegister posts, Clock clock) {
        this.counties = counties;
        this.posts = posts;
        this.clock = clock;
    }

    /** Somebody who can sign in. */
    record Person(String login, String password) {}

    /** Without a county every door leads to set-up. */
    void openCounty() {
        if (!counties.all().contains(COUNTY.value())) {
            counties.turnOn(COUNTY.value(), false);
        }
    }

    /** Appoints a new person to a post of this kind, from today on, in the county, township or village above. */
    Person appoint(PostKind kind) {
        return appoint(kind, "测试办公室");
    }

    /** The same in an office of this name. */
    Person appoint(PostKind kind, String office) {
        openCounty();
        var division = switch (kind.level()) {
            case TOWNSHIP -> TOWNSHIP;
            case VILLAGE -> VILLAGE;
            default -> COUNTY;
        };
        var person = new Person(kind.key() + "-" + PEOPLE.incrementAndGet(), PASSWORD);
        posts.openAndAppoint(
                COUNTY.value(),
                person.login(),
                "测试员" + person.login(),
                person.password(),
                kind,
                division,
                office,
                LocalDate.now(clock),
                null);
        return person;
    }
}
