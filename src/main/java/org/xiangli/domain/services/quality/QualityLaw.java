package org.xiangli.domain.services.quality;

import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The law this part of the room stands on, the codes of its numbers, and how much people may write. */
final class QualityLaw {

    /** Every bad rating is looked into, by a person who did not handle the matter; what is founded is put right. */
    static final RuleRef RATING = new RuleRef("SVC.RATING.CHECK", "国办发〔2019〕51号", "");

    /** Who is late says so openly, and why. */
    static final RuleRef DELAY = new RuleRef("SVC.DELAY.TOLD", "优化营商环境条例", "第36条");

    /** Matters are finished without leaving the village. */
    static final RuleRef TRIPS = new RuleRef("SVC.TRIPS", "Xiangli R047", "");

    /** Repeated questions make a guide better. */
    static final RuleRef GUIDE = new RuleRef("SVC.GUIDE.BETTER", "Xiangli R051", "");

    static final String FIX = "SVC.RATING.FIX";
    static final String PUBLISHED = "SVC.RATING.PUBLISHED";
    static final String GAP = "SVC.GUIDE.GAP";

    static final int LONGEST = 2000;
    static final int SHORT = 500;
    static final int BASIS = 200;

    private QualityLaw() {}

    /** The text without surrounding space. @throws Refusal {@code quality.text-missing}, {@code quality.text-too-long} */
    static String demand(RuleRef rule, String text, int longest) {
        var length = text.codePointCount(0, text.length());
        if (length > longest || text.indexOf('\0') >= 0) {
            throw new Refusal("quality.text-too-long", rule, longest, length);
        }
        if (text.isBlank()) {
            throw new Refusal("quality.text-missing", rule);
        }
        return text.strip();
    }
}
