package org.xiangli.domain.services.tables;

import org.xiangli.kernel.RuleRef;

/** What the taking in and giving out of tables stands on. */
public final class TableLaw {

    /** One schema serves page, interface and table, and the table may be any size. */
    public static final RuleRef TAKEN = new RuleRef("SVC.FORM.TABLE", "Xiangli R043", "");

    /** Nobody's data is given out in bulk: who needs a person's file opens it, for a purpose, and is recorded. */
    public static final RuleRef NO_BULK = new RuleRef("ACCESS.PURPOSE", "个人信息保护法", "第6条");

    /** Who took the table in answers for it in the post he held; without the post nobody goes on. */
    static final RuleRef POST = new RuleRef("ACCESS.POST", "Xiangli R011", "");

    /** Rows are kept no longer than it takes to mend them. */
    static final String KEPT = "SVC.TABLE.KEPT";

    private TableLaw() {}
}
