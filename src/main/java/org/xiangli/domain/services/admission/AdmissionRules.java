package org.xiangli.domain.services.admission;

/** Codes of the rules whose numbers stand in {@code rules.yaml} beside this. */
final class AdmissionRules {

    static final String REVIEW = "SVC.ADMIT.REVIEW";
    static final String ITEMS = "SVC.ADMIT.ITEMS";
    static final String HOURS = "SVC.ADMIT.HOURS";
    static final String LATE = "SVC.FUNDS.LATE";

    private AdmissionRules() {}
}
