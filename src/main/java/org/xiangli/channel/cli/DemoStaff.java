package org.xiangli.channel.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.kernel.DivisionCode;

/**
 * Who did what the demo county shows, each a person of his own, so that nobody decides what he has taken in.
 *
 * @param town the town whose work is shown
 * @param villages three of its villages, the first being where most of it happens
 */
record DemoStaff(
        DivisionCode county, String countyName, DivisionCode town, String townName, List<DivisionCode> villages) {

    DivisionCode village() {
        return villages.getFirst();
    }

    Acting clerk() {
        return clerk(village());
    }

    Acting clerk(DivisionCode village) {
        return staff("演示窗口" + village.value(), PostKind.VILLAGE_CLERK, village, "便民服务站");
    }

    Acting officer() {
        return staff("演示镇经办", PostKind.TOWNSHIP_OFFICER, town, townName + "便民服务中心");
    }

    Acting approver() {
        return staff("演示镇审批", PostKind.TOWNSHIP_APPROVER, town, townName + "人民政府");
    }

    /** A township officer who handled nothing, for what is looked into afterwards. */
    Acting supervisor() {
        return staff("演示镇督查", PostKind.TOWNSHIP_OFFICER, town, townName + "人民政府");
    }

    Acting bureau() {
        return staff("演示人社经办", PostKind.COUNTY_OFFICER, county, countyName + "人力资源和社会保障局");
    }

    Acting civil() {
        return staff("演示民政审核", PostKind.COUNTY_OFFICER, county, countyName + "民政局");
    }

    Acting justice() {
        return staff("演示司法审核", PostKind.COUNTY_OFFICER, county, countyName + "司法局");
    }

    Acting countyApprover() {
        return staff("演示县审批", PostKind.COUNTY_APPROVER, county, countyName + "政务服务中心");
    }

    /** The resident herself. */
    Acting resident(UUID resident, String name) {
        return new Acting(resident, name, resident, PostKind.RESIDENT, village(), "", resident);
    }

    private Acting staff(String name, PostKind kind, DivisionCode division, String office) {
        var account = UUID.nameUUIDFromBytes((county.value() + name).getBytes(StandardCharsets.UTF_8));
        return new Acting(account, name, account, kind, division, office, null);
    }
}
