package org.xiangli.core.territory;

import java.util.Set;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * A unit or office somebody wants to create, as far as its place in the hierarchy is concerned. Communities, service
 * centres, area offices (片区) and the like may serve and join villages, but no layer of government may grow between
 * township and village (吉办发〔2016〕3号 三(一): 不改变村民自治机制,不增加农村基层管理层级).
 *
 * @param superior the division it would answer to
 * @param directs divisions it would direct; empty for an association or a service point
 * @param administrative whether it would exercise administrative authority of its own
 */
public record ProposedUnit(String name, DivisionCode superior, Set<DivisionCode> directs, boolean administrative) {

    static final RuleRef NO_ADDED_LAYER = new RuleRef("JL.COMMUNITY.LAYERS", "吉办发〔2016〕3号", "三(一)");

    /** @throws Refusal {@code territory.added-layer} when it would stand between a township and its villages */
    void demandNoAddedLayer() {
        boolean belowTownship = superior.level() == Level.TOWNSHIP || superior.level() == Level.VILLAGE;
        boolean aboveVillages = directs.stream().anyMatch(directed -> directed.level() == Level.VILLAGE);
        if (belowTownship && (administrative || aboveVillages)) {
            throw new Refusal("territory.added-layer", NO_ADDED_LAYER, name);
        }
    }
}
