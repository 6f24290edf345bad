package org.xiangli.domain.services.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.files.AttachmentKind;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.people.Resident;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.procedure.Actor;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.Phase;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DecisionLimit;
import org.xiangli.domain.services.LetterDesk;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.forms.FormDesk;
import org.xiangli.domain.services.quality.web.CasePanels;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Puts together what a case's page shows; the look at the applicant is recorded with the case it is for. */
@Component
class CaseViews {

    private static final RuleRef RULE = new RuleRef("SERVICES.CASE", "Xiangli R012", "");

    private final ServiceDesk desk;
    private final CaseDesk cases;
    private final LetterDesk letters;
    private final FileStore files;
    private final ResidentRegistry residents;
    private final CasePanels panels;
    private final FormDesk forms;
    private final List<DecisionLimit> limits;
    private final Clock clock;

    CaseViews(
            ServiceDesk desk,
            CaseDesk cases,
            LetterDesk letters,
            FileStore files,
            ResidentRegistry residents,
            CasePanels panels,
            FormDesk forms,
            List<DecisionLimit> limits,
            Clock clock) {
        this.desk = desk;
        this.cases = cases;
        this.letters = letters;
        this.files = files;
        this.residents = residents;
        this.panels = panels;
        this.forms = forms;
        this.limits = limits;
        this.clock = clock;
    }

    /** @throws Refusal {@code services.case.not-found}: there is none, or it is out of reach; nobody can tell which */
    Application demand(UUID id) {
        var acting = Acting.current();
        if (acting.kind() != PostKind.RESIDENT) {
            acting.require(QueuePages.HANDLERS.toArray(PostKind[]::new));
        }
        return desk.find(id).orElseThrow(() -> new Refusal("services.case.not-found", RULE));
    }

    @Transactional
    CaseView of(UUID id) {
        var acting = Acting.current();
        var application = demand(id);
        var file = application.file();
        var purpose = acting.kind() == PostKind.RESIDENT ? Purpose.OWN_DATA : Purpose.HANDLE_MATTER;
        var applicant = residents.find(file.subject(), purpose, id);
        var actor = new Actor(acting.account(), acting.kind().key(), acting.division());
        var history = cases.history(id);
        var moves = cases.moves(file, actor);
        return new CaseView(
                application,
                applicant.map(Resident::name).orElse(""),
                applicant.map(found -> found.idNumber().masked()).orElse(""),
                history,
                moves,
                letters.of(id),
                files.list(id).stream()
                        .filter(attachment -> attachment.kind() != AttachmentKind.LETTER)
                        .toList(),
                limits.stream()
                        .flatMap(limit -> limit.most(application, LocalDate.now(clock)).stream())
                        .min(Money::compareTo),
                forms.hasForm(id),
                acting.kind() == PostKind.RESIDENT && isDelivered(file.phase()),
                panels.of(file, history, moves));
    }

    private static boolean isDelivered(Phase phase) {
        return phase == Phase.DELIVERED || phase == Phase.CLOSED;
    }
}
