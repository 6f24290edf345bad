package org.xiangli.domain.services.inbox;

import org.xiangli.kernel.RuleRef;

/** What the inbox stands on, and the codes of its numbers in the rule book. */
final class InboxLaw {

    /** Villagers bring their common problems; the committee and the township answer in the open. */
    static final RuleRef ISSUE = new RuleRef("SVC.ISSUE", "村民委员会组织法(2025修正)、Xiangli R054", "");

    /** Who filed a problem is not told to others. */
    static final RuleRef UNNAMED = new RuleRef("SVC.ISSUE.UNNAMED", "个人信息保护法", "第6条、第25条");

    static final String ANSWER = "SVC.ISSUE.ANSWER";
    static final String LIST = "SVC.ISSUE.LIST";

    static final int LONGEST_BODY = 1000;
    static final int LONGEST_PLACE = 100;
    static final int LONGEST_ANSWER = 2000;
    static final int LONGEST_DETAIL = 500;

    private InboxLaw() {}
}
