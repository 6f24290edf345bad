package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.Opening;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** Opens the case of an application: for an item in force, through a channel it offers, with the time it promises. */
@Component
class Drafting {

    private final Catalogue catalogue;
    private final Applicants applicants;
    private final Mandates mandates;
    private final ApplicationTable table;
    private final CaseDesk cases;
    private final RuleBook book;
    private final PromisedTime promised;
    private final List<ItemHold> holds;
    private final List<CaseRoute> routes;
    private final DeskClock clock;

    Drafting(
            Catalogue catalogue,
            Applicants applicants,
            Mandates mandates,
            ApplicationTable table,
            CaseDesk cases,
            RuleBook book,
            WorkingDays workingDays,
            List<ItemHold> holds,
            List<CaseRoute> routes,
            DeskClock clock) {
        this.catalogue = catalogue;
        this.applicants = applicants;
        this.mandates = mandates;
        this.table = table;
        this.cases = cases;
        this.book = book;
        this.promised = new PromisedTime(workingDays);
        this.holds = holds;
        this.routes = routes;
        this.clock = clock;
    }

    CaseFile open(Draft draft) {
        var acting = Acting.current();
        var today = clock.today();
        var listed = catalogue.item(draft.item(), today);
        listed.item().demandProcedure();
        demandChannel(listed.item(), draft, acting);
        var applicant = applicants.demand(draft.resident());
        demandReceived(draft, applicant, today);
        mandates.demand(draft, acting, today);
        holds.forEach(hold -> hold.demandServed(draft.item(), applicant.village(), today));
        var file = cases.open(opening(draft, listed, applicant, acting));
        table.add(file, draft, acting.account());
        return file;
    }

    private Opening opening(Draft draft, ListedItem listed, Applicant applicant, Acting acting) {
        var item = listed.item();
        var limit = book.rule(item.time().rule(), applicant.village(), clock.today());
        var way = way(item, applicant.village());
        var received = draft.receivedOn().orElse(clock.today());
        return new Opening(
                draft.key(),
                way.code(),
                way.version(),
                applicant.village(),
                applicant.id(),
                item.code(),
                listed.catalogueVersion(),
                draft.channel().key(),
                promised.left(item, limit, received, clock.today()),
                Applications.actor(acting),
                Applications.withHands(notes(draft), acting));
    }

    /** The item's own procedure, or the shorter one that holds here. */
    private Item.ProcedureKey way(Item item, DivisionCode village) {
        return routes.stream()
                .flatMap(route -> route.instead(item, village, clock.today()).stream())
                .findFirst()
                .orElseGet(item::demandProcedure);
    }

    private static Map<String, String> notes(Draft draft) {
        if (draft.mandate().isEmpty()) {
            return draft.notes();
        }
        var notes = new HashMap<>(draft.notes());
        notes.put(Applications.ON_BEHALF, draft.mandate().get().toString());
        return notes;
    }

    /** A form on paper says when it was received: not in the future, and not longer ago than a county lets it lie. */
    private void demandReceived(Draft draft, Applicant applicant, LocalDate today) {
        if (draft.channel() != Channel.PAPER) {
            return;
        }
        var most = book.parameter(Rules.PAPER_TYPED, "days", applicant.village(), today);
        if (draft.receivedOn()
                .filter(day -> !day.isAfter(today) && !day.isBefore(today.minusDays(most)))
                .isEmpty()) {
            throw new Refusal("services.received-on", ServiceLaw.PROMISE, most);
        }
    }

    /**
     * A paper form is handed in where a window is; what only a device can send, only a resident's
     * device sends; under a mandate an agent sends from his own.
     */
    private static void demandChannel(Item item, Draft draft, Acting acting) {
        var channel = draft.channel();
        var fromHome = acting.kind() == PostKind.RESIDENT;
        var entrusted = fromHome && channel == Channel.AGENT && draft.mandate().isPresent();
        var offered = channel == Channel.PAPER ? Channel.WINDOW : channel;
        if (!item.channels().contains(offered) || channel.digital() != fromHome && !entrusted) {
            throw new Refusal("services.channel", ServiceLaw.CHANNELS);
        }
    }
}
