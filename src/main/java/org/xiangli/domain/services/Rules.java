package org.xiangli.domain.services;

/** Codes of this room's rules in the rule book; their numbers stand in {@code rules.yaml}. */
final class Rules {

    static final String FEE = "SVC.FEE.NONE";
    static final String MANDATE_TERM = "SVC.MANDATE.TERM";
    static final String PAPER_LATER = "SVC.PAPER.LATER";
    static final String PAPER_TYPED = "SVC.PAPER.TYPED";
    static final String JOINT_LIMIT = "SVC.JOINT.LIMIT";
    static final String RATING_SHOWN = "SVC.RATING.SHOWN";
    static final String RATING_CALLBACK = "SVC.RATING.CALLBACK";
    static final String QUESTION_ANSWER = "SVC.QUESTION.ANSWER";

    private Rules() {}
}
