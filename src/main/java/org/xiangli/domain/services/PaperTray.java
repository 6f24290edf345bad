package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.Phase;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.Refusal;

/** Keeps how the papers of an application stand. */
@Component
class PaperTray {

    private static final Set<Phase> CHECKING = EnumSet.of(Phase.DRAFT, Phase.SUBMITTED, Phase.TO_SUPPLEMENT);
    private static final Set<Phase> FOLLOWING = EnumSet.of(Phase.ACCEPTED, Phase.FORWARDED, Phase.IN_REVIEW);

    /** What only an officer can note, because he has seen the paper. */
    static final Set<PaperState> SEEN = EnumSet.of(PaperState.SHOWN, PaperState.ORIGINAL, PaperState.COPY);

    private final ApplicationTable table;
    private final RuleBook book;
    private final WorkingDays workingDays;
    private final DeskClock clock;

    PaperTray(ApplicationTable table, RuleBook book, WorkingDays workingDays, DeskClock clock) {
        this.table = table;
        this.book = book;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    void note(Application application, Map<String, PaperMark> marks) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.RESIDENT);
        demandOpen(application, marks);
        if (acting.kind() == PostKind.RESIDENT
                && marks.values().stream().anyMatch(mark -> SEEN.contains(mark.state()))) {
            throw new Refusal("services.paper-unseen", ServiceLaw.GUIDE);
        }
        PaperSheet.demand(application.item(), marks, clock.today(), lastDay(application));
        put(application, marks);
    }

    void put(Application application, Map<String, PaperMark> marks) {
        table.mark(application.file(), marks, clock.moment(), Acting.current().account());
    }

    /** After acceptance only what follows can be noted; nothing can be asked for by noting it missing. */
    private static void demandOpen(Application application, Map<String, PaperMark> marks) {
        var phase = application.file().phase();
        var asks = marks.values().stream().anyMatch(mark -> mark.state() == PaperState.MISSING);
        if (!CHECKING.contains(phase) && (asks || !FOLLOWING.contains(phase))) {
            throw new Refusal("services.papers-closed", ServiceLaw.GUIDE);
        }
    }

    private LocalDate lastDay(Application application) {
        var days = book.parameter(
                Rules.PAPER_LATER, "working_days", application.file().village(), clock.today());
        return workingDays.after(clock.today(), Math.toIntExact(days)).day();
    }
}
