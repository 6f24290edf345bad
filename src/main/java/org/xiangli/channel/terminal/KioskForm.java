package org.xiangli.channel.terminal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.Taken;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.Refusal;

/** What can be applied for at a terminal, and how its answers become an application like any other. */
@Component
class KioskForm {

    private final Catalogue catalogue;
    private final ServiceDesk desk;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final Clock clock;

    KioskForm(Catalogue catalogue, ServiceDesk desk, RuleBook rules, WorkingDays workingDays, Clock clock) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.rules = rules;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Items of this channel that this terminal offers. */
    List<Item> items(Terminal terminal) {
        return catalogue.served(today()).stream()
                .map(ListedItem::item)
                .filter(item -> item.channels().contains(Channel.TERMINAL) && terminal.offers(item.code()))
                .toList();
    }

    /** @throws Refusal {@code terminal.item} for an item this terminal does not offer */
    Item item(Terminal terminal, String code) {
        return items(terminal).stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("terminal.item", TerminalLaw.REGISTER));
    }

    Item cited(CaseFile file) {
        return catalogue
                .cited(file.matter(), file.catalogueVersion())
                .orElseThrow()
                .item();
    }

    Map<String, Wording> names() {
        var names = new HashMap<String, Wording>();
        catalogue
                .served(today())
                .forEach(listed -> names.put(listed.item().code(), listed.item().name()));
        return names;
    }

    /** The same desk, the same receipt; sent again with its key, the first answer. */
    @Transactional
    Taken handIn(UUID key, Acting acting, Item item, Map<String, String> answers, Locale reader) {
        var self = acting.resident();
        if (self == null) {
            throw new Refusal("terminal.ended", TerminalLaw.WIPED);
        }
        var draft = new Draft(
                key, self, item.code(), Channel.TERMINAL, Optional.empty(), reader, Optional.empty(), Map.of());
        var begun = desk.draft(draft);
        if (begun.file().seq() == 1) {
            desk.note(begun.id(), marks(acting, item, answers));
        }
        return desk.handIn(key, begun.id(), 1);
    }

    private Map<String, PaperMark> marks(Acting acting, Item item, Map<String, String> answers) {
        var marks = new HashMap<String, PaperMark>();
        for (var paper : item.asked()) {
            var state = PaperState.valueOf(answers.getOrDefault(paper.code(), PaperState.MISSING.name()));
            marks.put(paper.code(), state == PaperState.LATER ? PaperMark.later(lastDay(acting)) : PaperMark.of(state));
        }
        return marks;
    }

    /** The last day on which a paper may follow: nobody has to think of a date at a terminal. */
    private LocalDate lastDay(Acting acting) {
        var days = rules.parameter("SVC.PAPER.LATER", "working_days", acting.division(), today());
        return workingDays.after(today(), Math.toIntExact(days)).day();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
