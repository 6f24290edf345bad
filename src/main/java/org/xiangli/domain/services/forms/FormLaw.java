package org.xiangli.domain.services.forms;

import org.xiangli.kernel.RuleRef;

/** The law the forms stand on. */
final class FormLaw {

    /** What offices share is not asked for. */
    static final RuleRef SHARED = new RuleRef("SVC.FORM.SHARED", "国务院关于在线政务服务的若干规定(国令716)", "第7条");

    /** A form is published whole and without contradiction, and says what it wants. */
    static final RuleRef GUIDE = new RuleRef("SVC.FORM.GUIDE", "国务院关于在线政务服务的若干规定(国令716)", "第6条");

    /** Nothing handed in is lost when a form or an item changes. */
    static final RuleRef KEPT = new RuleRef("SVC.FORM.KEPT", "Xiangli R043", "");

    /** A resident chooses the way; the item says which ways there are. */
    static final RuleRef CHANNELS = new RuleRef("SVC.FORM.CHANNELS", "优化营商环境条例", "第36条");

    private FormLaw() {}
}
