package org.xiangli.domain.services.admission;

import org.xiangli.kernel.RuleRef;

/** What the village's protection stands on, as far as it holds everywhere. Numbers live in the rule book. */
final class AdmissionLaw {

    /** Nothing is asked of a village that was not admitted. */
    static final RuleRef ADMITTED = new RuleRef("SVC.ADMIT", "民发〔2022〕56号", "");

    /** No item without a basis in law. */
    static final RuleRef BASED = new RuleRef("SVC.ADMIT.BASED", "优化营商环境条例", "第35条");

    /** Who asks the village for help bears the cost and provides what the work needs. */
    static final RuleRef FUNDED = new RuleRef("SVC.ADMIT.FUNDED", "村民委员会组织法(2025修正)", "第43条");

    /** Who proposes does not review, who reviews does so once, and another decides. */
    static final RuleRef FOUR_EYES = new RuleRef("SVC.ADMIT.FOUR-EYES", "Xiangli R011、R030", "");

    /** A demand that stands in no list is refused. */
    static final RuleRef LISTS = new RuleRef("SVC.DEMAND.LISTS", "民发〔2022〕56号", "");

    /** Twenty kinds of certificate a village does not issue; any other needs a basis in law. */
    static final RuleRef CERTIFICATES = new RuleRef("SVC.CERTIFICATE", "民发〔2020〕20号", "");

    /** A power is given away in writing, with limits and dates, and only as far as the law allows. */
    static final RuleRef DELEGATED = new RuleRef("SVC.DELEGATION", "行政许可法", "第24条");

    /** A task goes down with its authority and its money, or not at all (权随责走、费随事转). */
    static final RuleRef TASK = new RuleRef("SVC.TASK", "吉办发〔2016〕3号", "四(四)");

    /** A function given to others is evaluated on a day fixed beforehand. */
    static final RuleRef FUNCTION = new RuleRef("SVC.FUNCTION", "吉办发〔2016〕3号", "四(四)");

    /** A village fits an item to its place and adds nothing to what residents must bring, pay or wait. */
    static final RuleRef LOCALISED = new RuleRef("SVC.LOCALISED", "优化营商环境条例", "第35条");

    private AdmissionLaw() {}
}
