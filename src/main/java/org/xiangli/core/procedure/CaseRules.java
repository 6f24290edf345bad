package org.xiangli.core.procedure;

import org.xiangli.kernel.RuleRef;

/** The rules the desk itself stands on; those of a single matter are gates and live in the rule book. */
final class CaseRules {

    /** All missing papers are named at once. */
    static final RuleRef NAMED_ONCE = new RuleRef("CASE.PAPERS.ONCE", "优化营商环境条例", "36");

    /** A refusal says why, on which law, and what can be done against it. */
    static final RuleRef REASONED = new RuleRef("CASE.REFUSAL.REASONED", "行政许可法(2019修正)", "38");

    /** A promised time is public and kept. */
    static final RuleRef PROMISE = new RuleRef("CASE.PROMISE", "优化营商环境条例", "36");

    /** Nobody approves what he has taken in himself. */
    static final RuleRef FOUR_EYES = new RuleRef("CASE.FOUR-EYES", "吉办发〔2016〕3号", "二(二)5");

    /** A case goes the way that was published for it, and is moved by the post it lies with. */
    static final RuleRef PUBLISHED_WAY = new RuleRef("CASE.PUBLISHED-WAY", "优化营商环境条例", "35");

    /** One hand at a time: who moves a case has seen what happened to it last. */
    static final RuleRef ONE_HAND = new RuleRef("CASE.ONE-HAND", "Xiangli R043", "");

    /** Departments that join in a matter look at it side by side (R050). */
    static final RuleRef JOINT = new RuleRef("CASE.JOINT", "行政许可法(2019修正)", "26");

    /** What was badly done is put right by a day, under somebody else's eyes (R052). */
    static final RuleRef REDO = new RuleRef("CASE.REDO", "国办发〔2019〕51号", "");

    /** What may be written into a case, and how much. */
    static final RuleRef RECORD = new RuleRef("CASE.RECORD", "Xiangli R043", "");

    private CaseRules() {}
}
