package org.xiangli.domain.services.coverage.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Agenda;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.coverage.QualityBook;

/** What the county is to put right, on the home page of its posts (R040). */
@Component
class QualityAgenda implements Agenda {

    private static final int SHOWN = 8;

    private final QualityBook book;
    private final Catalogue catalogue;

    QualityAgenda(QualityBook book, Catalogue catalogue) {
        this.book = book;
        this.catalogue = catalogue;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        if (!QualityPages.JUDGES.contains(acting.kind())) {
            return List.of();
        }
        var open = book.open();
        if (open.isEmpty()) {
            return List.of();
        }
        var names = catalogue.latest().stream()
                .flatMap(version -> catalogue.items(version.version()).stream())
                .collect(Collectors.toMap(
                        listed -> listed.item().code(),
                        listed -> listed.item().name().in(reader)));
        return List.of(new Group(
                "services.agenda.quality",
                open.size(),
                open.stream()
                        .limit(SHOWN)
                        .map(task -> new Line(
                                names.getOrDefault(task.item(), task.item()),
                                task.owner(),
                                "/desk/quality?quarter=" + task.quarter(),
                                task.due(),
                                task.due().isBefore(today)))
                        .toList(),
                "/desk/quality"));
    }
}
