package org.xiangli.domain.services.admission.web;

import java.util.List;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.admission.Admission;
import org.xiangli.domain.services.admission.Admission.State;
import org.xiangli.domain.services.admission.Opinion;
import org.xiangli.domain.services.admission.Reviewer;

/** Which forms a page shows the acting post; whether the step is allowed, the desk tells. */
public record May(boolean opine, boolean hearToo, boolean comment, boolean decide, boolean retire) {

    static May now(Admission admission, List<Opinion> opinions, List<HeardView> heard) {
        var acting = Acting.current();
        var open = admission.state() == State.IN_REVIEW;
        var county = Offices.COUNTY.contains(acting.kind());
        var reviewer = county ? Reviewer.of(acting.office()) : java.util.Optional.<Reviewer>empty();
        var approver = acting.kind() == PostKind.COUNTY_APPROVER;
        return new May(
                open
                        && reviewer.filter(own -> opinions.stream().noneMatch(given -> given.reviewer() == own))
                                .isPresent(),
                open && reviewer.filter(Reviewer.CIVIL_AFFAIRS::equals).isPresent(),
                open
                        && acting.kind() == PostKind.VILLAGE_CLERK
                        && heard.stream()
                                .anyMatch(one -> one.heard().village().equals(acting.division())
                                        && one.heard().comment().isEmpty()),
                open && approver,
                admission.counts() && approver);
    }
}
