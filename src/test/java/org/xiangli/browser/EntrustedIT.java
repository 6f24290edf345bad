package org.xiangli.browser;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Invitations;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.AgentDesk;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Mandate;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** A daughter files for her mother from her own telephone, carries an original and brings it back. */
@BrowserTest
class EntrustedIT {

    private static final String RELIEF = "临时救助申请（协助）";
    private static final Acting CLERK =
            new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, TownHall.VILLAGE, "村便民服务站", null);

    private final TownHall hall;
    private final RegisterDesk register;
    private final Invitations invitations;
    private final AgentDesk agents;
    private final Territory territory;
    private final Catalogue catalogue;
    private final Clock clock;

    EntrustedIT(
            TownHall hall,
            RegisterDesk register,
            Invitations invitations,
            AgentDesk agents,
            Territory territory,
            Catalogue catalogue,
            Clock clock) {
        this.hall = hall;
        this.register = register;
        this.invitations = invitations;
        this.agents = agents;
        this.territory = territory;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Test
    @DisplayName("R044 an agent who is no clerk files from a telephone of her own, within the mandate, and gives back")
    void filesFromHerOwnTelephone(Visitors visitors) {
        openTheHouse();
        var mother = enter("金顺子", 301, LocalDate.of(1950, 4, 5));
        var daughter = enter("李英爱", 302, LocalDate.of(1980, 6, 7));
        var later = mandate(mother, daughter, 1, 30);
        var mandate = mandate(mother, daughter, 0, 30);
        var code = CLERK.call(() -> invitations.invite(daughter.id(), daughter.name()));
        var phone = visitors.onPhone()
                .open("/join")
                .fill("开户码", code)
                .fill("登录名", "liyingai")
                .fill("密码", "山里的路一共走了五分钟")
                .press("开户并登录");

        phone.open("/entrusted").sees("金顺子").sees("委托不在有效期").screenshot("desk-entrusted");
        visitors.inspect("/entrusted", phone);
        phone.open("/entrusted/" + later + "/new/temporary-relief");
        papers(phone);
        phone.press("递交").sees("重新委托");
        phone.open("/entrusted/" + mandate + "/new/legal-aid");
        for (var paper :
                phone.page().locator("main fieldset input[value=MISSING]").all()) {
            paper.check();
        }
        phone.press("递交").sees("委托不包括这个事项");

        phone.open("/entrusted").follow("代办：" + RELIEF);
        visitors.inspect("/entrusted/" + mandate + "/new/temporary-relief", phone);
        papers(phone);
        phone.press("递交").sees("取件码").sees("收件回执");
        var matter = phone.path();
        phone.press("收下原件，出具收据").sees("已收下");
        phone.press("归还").sees("没有签收不能算归还").screenshot("desk-entrusted-matter");
        visitors.inspect(matter, phone);
        phone.open(matter).tick("对方已签字或按手印").press("归还").sees("已归还签收");
        phone.open("/my").doesNotSee(RELIEF);
        var clerk = visitors.on(Device.DESKTOP, hall.appoint(PostKind.VILLAGE_CLERK));
        clerk.open("/cases").sees(RELIEF);
        clerk.open("/cases/" + matter.substring(matter.lastIndexOf('/') + 1)).sees("代本人办理");
    }

    private static void papers(Visitor phone) {
        phone.page().locator("#paper-application-ELECTRONIC").check();
        phone.page().locator("#paper-id-card-ELECTRONIC").check();
        phone.page().locator("#paper-hardship-proof-PROMISED").check();
    }

    /** From and to in days from today. */
    private UUID mandate(Resident mother, Resident daughter, int from, int to) {
        var today = LocalDate.now(clock);
        return CLERK.call(() -> agents.mandateFor(
                        Ids.next(),
                        mother.id(),
                        daughter.id(),
                        Mandate.Relation.KIN,
                        Set.of("temporary-relief"),
                        today.plusDays(from),
                        today.plusDays(to),
                        Mandate.Given.SIGNED)
                .id());
    }

    private void openTheHouse() {
        hall.openCounty();
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(TownHall.COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                territory.loadVillages(DivisionCode.of("22"));
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
    }

    private Resident enter(String name, int sequence, LocalDate born) {
        return CLERK.call(() -> {
            var from = LocalDate.of(2020, 11, 1);
            var household = register.formHousehold(TownHall.VILLAGE, "3组" + sequence + "号", from);
            var entry = new RegisterDesk.Entry(
                    TownHall.VILLAGE,
                    household,
                    Relation.HEAD,
                    name,
                    IdNumber.build("000000", born, sequence),
                    ResidenceType.HERE,
                    TownHall.VILLAGE,
                    from,
                    null);
            return register.enter(EventKind.ENTERED, entry, "户口簿");
        });
    }
}
