package org.xiangli.domain.services.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Finder;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;

/** What services bring to the home page and to the search box. */
@Component
@Order(10)
class ServiceAgenda implements Agenda, Finder {

    private static final int SHOWN = 8;
    private static final int MOST_HITS = 20;

    private final CaseDesk cases;
    private final Catalogue catalogue;
    private final Clock clock;

    ServiceAgenda(CaseDesk cases, Catalogue catalogue, Clock clock) {
        this.cases = cases;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        var self = acting.resident();
        if (self != null) {
            var mine = cases.ofSubject(self).stream()
                    .filter(file -> !file.state().finished())
                    .toList();
            return List.of(new Group("services.agenda.mine", mine.size(), lines(mine, today, reader), "/my"));
        }
        if (!QueuePages.HANDLERS.contains(acting.kind())) {
            return List.of();
        }
        var post = new PostRef(acting.kind().key());
        var counts = cases.counts(post, acting.division());
        var held = cases.queue(post, acting.division(), QueueFilter.ALL, QueueCursor.top());
        return List.of(new Group("services.agenda.held", counts.open(), lines(held.cases(), today, reader), "/cases"));
    }

    @Override
    public List<Hit> find(String query, Acting acting, Locale reader) {
        if (query.matches("[0-9]{6}-[0-9]{6}") && acting.kind() != PostKind.ADMINISTRATOR) {
            return cases.byNumber(query).stream()
                    .map(file -> new Hit(file.number(), name(names(reader), file), "/cases/" + file.id()))
                    .toList();
        }
        return catalogue.search(query, LocalDate.now(clock)).stream()
                .limit(MOST_HITS)
                .map(item ->
                        new Hit(item.name().in(reader), item.offices().lead().in(reader), "/items/" + item.code()))
                .toList();
    }

    private List<Line> lines(List<CaseFile> files, LocalDate today, Locale reader) {
        var names = names(reader);
        return files.stream()
                .limit(SHOWN)
                .map(file -> new Line(
                        file.number() + " " + name(names, file),
                        "",
                        "/cases/" + file.id(),
                        file.state().actBy().orElse(null),
                        file.state().overdue(today)))
                .toList();
    }

    private static String name(Map<String, String> names, CaseFile file) {
        return names.getOrDefault(file.matter(), file.matter());
    }

    private Map<String, String> names(Locale reader) {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .collect(Collectors.toMap(
                        item -> item.code(), item -> item.name().in(reader)));
    }
}
