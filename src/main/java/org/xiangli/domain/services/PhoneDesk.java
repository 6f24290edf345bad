package org.xiangli.domain.services;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.Phase;
import org.xiangli.kernel.Refusal;

/**
 * The telephone desk (R055): who calls says who she is, the clerk hangs up and calls back at the number in the register.
 * Until then what was noted stays a draft. She is told first what is written down; her voice is never recorded here.
 */
@Service
@Transactional
public class PhoneDesk {

    private final ServiceDesk desk;
    private final Applications applications;
    private final Applicants applicants;
    private final ReturnedCalls calls;
    private final DeskClock clock;

    PhoneDesk(
            ServiceDesk desk, Applications applications, Applicants applicants, ReturnedCalls calls, DeskClock clock) {
        this.desk = desk;
        this.applications = applications;
        this.applicants = applicants;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Notes what a caller asks for; it stays a draft.
     *
     * @param noticed whether she was told what is written down and why, before anything was
     * @throws Refusal {@code services.phone-notice} when she was not, {@code services.paper-unseen} for a paper that only
     *     somebody who has it in his hands can speak of
     */
    public Application note(Draft draft, Map<String, PaperMark> marks, boolean noticed) {
        clerk();
        if (!noticed) {
            throw new Refusal("services.phone-notice", ServiceLaw.NOTICE);
        }
        if (marks.values().stream().anyMatch(mark -> PaperTray.SEEN.contains(mark.state()))) {
            throw new Refusal("services.paper-unseen", ServiceLaw.GUIDE);
        }
        var begun = desk.draft(draft.through(Channel.PHONE));
        return begun.file().seq() == 1 ? desk.note(begun.id(), marks) : begun;
    }

    /** The number to call back at, as the register has it. @throws Refusal {@code services.call-back-number} for none */
    public String number(UUID application) {
        clerk();
        var file = applications.demand(application).file();
        return applicants
                .phone(file.subject(), file.id())
                .orElseThrow(() -> new Refusal("services.call-back-number", ServiceLaw.CALL_BACK));
    }

    /**
     * The call was returned at the number of the register and she has said yes: the case is handed in.
     *
     * @throws Refusal {@code services.call-back-number} when the register has no number to call
     */
    public Taken calledBack(UUID key, UUID application) {
        var acting = clerk();
        number(application);
        var found = applications.demand(application);
        calls.add(found.file(), clock.moment(), acting.account());
        return desk.handIn(
                key,
                application,
                found.file().phase() == Phase.DRAFT ? found.file().seq() : 1);
    }

    private static Acting clerk() {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK);
        return acting;
    }
}
