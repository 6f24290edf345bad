package org.xiangli.channel.cli;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.coverage.Offer;
import org.xiangli.domain.services.coverage.OfferRegister;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Money;

/** What neighbours, volunteers and shops offer in a demo county; all of it invented. */
@Component
class DemoOffers {

    private static final UUID NOBODY = new UUID(0, 0);

    private final OfferRegister offers;
    private final Clock clock;

    DemoOffers(OfferRegister offers, Clock clock) {
        this.offers = offers;
        this.clock = clock;
    }

    /** Enters them for the whole county, once. */
    void enter(DivisionCode county) {
        new Acting(NOBODY, "演示县经办", NOBODY, PostKind.COUNTY_OFFICER, county, "县政务服务中心", null).run(() -> {
            if (offers.kept().isEmpty()) {
                var today = LocalDate.now(clock);
                offers(county, today).forEach(offer -> offers.enter(Ids.next(), offer));
            }
        });
    }

    private static List<Offer> offers(DivisionCode county, LocalDate today) {
        return List.of(
                free(county, Offer.Provider.PARTY, "党员包户送餐", "独居老人午饭由包户党员送到家", "村党支部", "吃饭 送餐 午饭 meal", today),
                free(
                        county,
                        Offer.Provider.VOLUNTEERS,
                        "志愿者助餐点",
                        "周一、周三、周五中午，老年人免费",
                        "乡村志愿服务队",
                        "吃饭 助餐 食堂 meal",
                        today),
                free(county, Offer.Provider.GROUP, "邻里互助做饭", "行动不便时邻居轮流做饭，村民小组安排", "村民互助小组", "吃饭 做饭 帮忙 meal", today),
                free(county, Offer.Provider.GROUP, "进城顺风车", "赶集日早上七点村口出发", "村民互助小组", "坐车 进城 赶集 看病 ride", today),
                new Offer(
                        Ids.next(),
                        county,
                        Offer.Provider.BUSINESS,
                        "盒饭送到家",
                        "每天十一点前订，中午送到",
                        "演示小饭馆",
                        "0433-0000000",
                        Money.ofYuan(12),
                        "一份",
                        Optional.of("frail-elder-subsidy"),
                        List.of("吃饭", "盒饭", "外卖", "meal"),
                        today,
                        Optional.empty()));
    }

    private static Offer free(
            DivisionCode county,
            Offer.Provider by,
            String name,
            String what,
            String provider,
            String words,
            LocalDate today) {
        return new Offer(
                Ids.next(),
                county,
                by,
                name,
                what,
                provider,
                "12345",
                Money.ZERO,
                "",
                Optional.empty(),
                List.of(words.split(" ", -1)),
                today,
                Optional.empty());
    }
}
