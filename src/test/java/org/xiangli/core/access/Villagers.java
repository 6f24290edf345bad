package org.xiangli.core.access;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.xiangli.core.people.EventKind;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.RegisterDesk.Entry;
import org.xiangli.core.people.Relation;
import org.xiangli.core.people.ResidenceType;
import org.xiangli.core.people.Resident;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Ids;

/** Two neighbouring villages of a county that only the tests of access use, and the invented people in them. */
public final class Villagers {

    public static final DivisionCode COUNTY = DivisionCode.of("222406");
    public static final DivisionCode VILLAGE = DivisionCode.of("222406100201");
    public static final DivisionCode NEIGHBOUR = DivisionCode.of("222406100202");

    private static final LocalDate BORN = LocalDate.of(1958, 7, 19);
    private static final LocalDate BEGIN = LocalDate.of(2020, 11, 1);
    private static final AtomicInteger SEQUENCE = new AtomicInteger(100);

    private Villagers() {}

    /** Enters somebody into the register of a village, in a household of her own. */
    public static Resident enter(RegisterDesk desk, DivisionCode village, String name) {
        var sequence = SEQUENCE.incrementAndGet();
        return clerk(village).call(() -> {
            var household = desk.formHousehold(village, "1组" + sequence + "号", BEGIN);
            var number = IdNumber.build("000000", BORN, sequence);
            return desk.enter(
                    EventKind.ENTERED,
                    new Entry(
                            village, household, Relation.HEAD, name, number, ResidenceType.HERE, village, BEGIN, null),
                    "户口簿");
        });
    }

    public static Acting clerk(DivisionCode village) {
        return new Acting(Ids.next(), "窗口", Ids.next(), PostKind.VILLAGE_CLERK, village, "村便民服务站", null);
    }

    public static Acting resident(Resident resident) {
        return new Acting(
                Ids.next(), resident.name(), Ids.next(), PostKind.RESIDENT, resident.village(), "", resident.id());
    }
}
