package org.xiangli.domain.services;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.JointReview;
import org.xiangli.core.procedure.Opinion;
import org.xiangli.core.rules.RuleBook;

/** Joint review of an application: the departments its item names, or others, are asked at once and speak by their days. */
@Service
@Transactional
public class JointDesk {

    private static final PostKind[] OFFICERS = {PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER};

    private final JointReview review;
    private final Applications applications;
    private final RuleBook rules;
    private final DeskClock clock;

    JointDesk(JointReview review, Applications applications, RuleBook rules, DeskClock clock) {
        this.review = review;
        this.applications = applications;
        this.rules = rules;
        this.clock = clock;
    }

    /** Asks departments by the names of their offices, with the county's limit. @throws org.xiangli.kernel.Refusal as the review */
    public void ask(UUID key, UUID application, int seq, List<String> departments) {
        var acting = officer();
        var file = applications.demand(application).file();
        var limit = rules.parameter(Rules.JOINT_LIMIT, "working_days", file.village(), clock.today());
        review.consult(key, application, seq, Applications.actor(acting), departments, Math.toIntExact(limit));
    }

    /** The acting officer speaks for his office. @throws org.xiangli.kernel.Refusal as the review */
    public void speak(UUID key, UUID application, boolean agrees, String reason) {
        var acting = officer();
        applications.demand(application);
        review.opine(key, application, Applications.actor(acting), acting.office(), agrees, reason);
    }

    /** Whose opinion was asked for in an application, and what they have said. */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(UUID application) {
        return review.opinions(applications.demand(application).file());
    }

    /** The cases that wait for the acting office's opinion, the most urgent first. */
    @Transactional(readOnly = true)
    public List<CaseFile> waiting() {
        return review.awaiting(officer().office());
    }

    private static Acting officer() {
        var acting = Acting.current();
        acting.require(OFFICERS);
        return acting;
    }
}
