package org.xiangli.domain.services;

import org.xiangli.kernel.RuleRef;

/** The law the catalogue and the desk stand on, as far as it holds for every item. Numbers live in the rule book. */
final class ServiceLaw {

    /** Nothing is asked of a resident without a basis in law. */
    static final RuleRef BASED = new RuleRef("SVC.ITEM.BASED", "优化营商环境条例", "第35条");

    /** Who asks the village for help bears the cost of it. */
    static final RuleRef FUNDED = new RuleRef("SVC.ITEM.FUNDED", "村民委员会组织法(2025修正)", "第43条");

    /** A promised time is public and lies within the statutory one. */
    static final RuleRef PROMISE = new RuleRef("SVC.ITEM.PROMISE", "优化营商环境条例", "第36条");

    /** The resident chooses the channel, and one of them needs no device. */
    static final RuleRef CHANNELS = new RuleRef("SVC.ITEM.CHANNELS", "优化营商环境条例", "第36条");

    /** What offices share is not asked for. */
    static final RuleRef SHARED = new RuleRef("SVC.ITEM.SHARED", "国务院关于在线政务服务的若干规定(国令716)", "第7条");

    /** A guide shows conditions, papers and process, in full and without contradiction. */
    static final RuleRef GUIDE = new RuleRef("SVC.ITEM.GUIDE", "国务院关于在线政务服务的若干规定(国令716)", "第6条");

    /** A case cites an item of a published catalogue in force. */
    static final RuleRef IN_FORCE = new RuleRef("SVC.ITEM.IN-FORCE", "民发〔2022〕56号", "");

    /** An agent acts under a mandate, for what it names and as long as it lasts. */
    static final RuleRef MANDATE = new RuleRef("SVC.AGENT.MANDATE", "民法典", "第161条、第165条");

    /** Who telephones is known by being called back at the number of the register. */
    static final RuleRef CALL_BACK = new RuleRef("SVC.PHONE.CALL-BACK", "Xiangli R055", "");

    /** Who records a call or its content says so first. */
    static final RuleRef NOTICE = new RuleRef("SVC.PHONE.NOTICE", "个人信息保护法", "第17条");

    /** One officer leads a matter from end to end; a change needs a note and her consent. */
    static final RuleRef GUIDED = new RuleRef("SVC.GUIDED", "Xiangli R045", "");

    /** Nobody keeps somebody's identity card, and bank cards go the same way. */
    static final RuleRef NEVER_KEPT = new RuleRef("SVC.AGENT.NEVER-KEPT", "居民身份证法", "第15条");

    /** Originals an agent took are given back before the matter is closed. */
    static final RuleRef CUSTODY = new RuleRef("SVC.AGENT.CUSTODY", "Xiangli R044", "");

    /** Several departments are asked at once; each is an office in which somebody can answer (R050). */
    static final RuleRef JOINT = new RuleRef("SVC.JOINT.OFFICE", "行政许可法(2019修正)", "第26条");

    /** Every service may be rated once, by who was served; nobody who handled it may do so or see who did. */
    static final RuleRef RATING = new RuleRef("SVC.RATING.ONCE", "国办发〔2019〕51号", "");

    /** Questions are answered from approved answers, or by the township. */
    static final RuleRef ANSWER = new RuleRef("SVC.QUESTION.APPROVED", "Xiangli R051", "");

    /** A service point says when it is open and when not. */
    static final RuleRef POINT = new RuleRef("SVC.POINT", "Xiangli R053", "");

    private ServiceLaw() {}
}
