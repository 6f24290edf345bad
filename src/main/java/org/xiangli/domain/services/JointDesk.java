package org.xiangli.domain.services;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Office;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.JointReview;
import org.xiangli.core.procedure.Opinion;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.Refusal;

/** Joint review of an application: the departments its item names, or others, are asked at once and speak by their days. */
@Service
@Transactional
public class JointDesk {

    private static final PostKind[] OFFICERS = {PostKind.TOWNSHIP_OFFICER, PostKind.COUNTY_OFFICER};

    private final JointReview review;
    private final Applications applications;
    private final PostRegister posts;
    private final RuleBook rules;
    private final DeskClock clock;

    JointDesk(JointReview review, Applications applications, PostRegister posts, RuleBook rules, DeskClock clock) {
        this.review = review;
        this.applications = applications;
        this.posts = posts;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The offices that may be asked about a matter: those in which somebody of its township or county can answer today,
     * except the acting one.
     */
    @Transactional(readOnly = true)
    public List<Office> offices(UUID application) {
        var own = officer().at().address();
        return posts.offices(applications.demand(application).file().village(), Set.of(OFFICERS)).stream()
                .filter(office -> !office.address().equals(own))
                .toList();
    }

    /**
     * Asks offices of the register of posts, with the county's limit.
     *
     * @param addresses see {@link Office#address}
     * @throws Refusal {@code services.joint-office} for an office where nobody could answer, and as the review
     */
    public void ask(UUID key, UUID application, int seq, List<String> addresses) {
        var acting = officer();
        var file = applications.demand(application).file();
        var known = offices(application).stream().map(Office::address).collect(Collectors.toSet());
        for (var address : addresses) {
            if (!known.contains(address)) {
                throw new Refusal("services.joint-office", ServiceLaw.JOINT, Office.nameIn(address));
            }
        }
        var limit = rules.parameter(Rules.JOINT_LIMIT, "working_days", file.village(), clock.today());
        review.consult(key, application, seq, Applications.actor(acting), addresses, Math.toIntExact(limit));
    }

    /** The acting officer speaks for his office. @throws org.xiangli.kernel.Refusal as the review */
    public void speak(UUID key, UUID application, boolean agrees, String reason) {
        var acting = officer();
        applications.demand(application);
        review.opine(key, application, Applications.actor(acting), acting.at().address(), agrees, reason);
    }

    /** Whether the acting officer's office was asked and has not spoken. */
    public boolean asked(Application application) {
        var acting = Acting.current();
        return Set.of(OFFICERS).contains(acting.kind())
                && application.file().state().awaited().containsKey(acting.at().address());
    }

    /** Whose opinion was asked for in an application, and what they have said. */
    @Transactional(readOnly = true)
    public List<Opinion> opinions(UUID application) {
        return review.opinions(applications.demand(application).file());
    }

    /** The cases that wait for the acting office's opinion, the most urgent first. */
    @Transactional(readOnly = true)
    public List<CaseFile> waiting() {
        return review.awaiting(officer().at().address());
    }

    private static Acting officer() {
        var acting = Acting.current();
        acting.require(OFFICERS);
        return acting;
    }
}
