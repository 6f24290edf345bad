package org.xiangli.domain.services.quality.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.PostRef;
import org.xiangli.core.procedure.QueueCursor;
import org.xiangli.core.procedure.QueueFilter;
import org.xiangli.domain.services.Question;
import org.xiangli.domain.services.QuestionDesk;
import org.xiangli.domain.services.quality.CallBack;
import org.xiangli.domain.services.quality.CallBackDesk;
import org.xiangli.domain.services.quality.Delays;

/** Calls after bad ratings, questions to answer, and delays nobody has explained. */
@Component
@Order(30)
class QualityAgenda implements Agenda {

    private static final int SHOWN = 8;

    private final CallBackDesk calls;
    private final QuestionDesk questions;
    private final CaseDesk cases;
    private final Delays delays;

    QualityAgenda(CallBackDesk calls, QuestionDesk questions, CaseDesk cases, Delays delays) {
        this.calls = calls;
        this.questions = questions;
        this.cases = cases;
        this.delays = delays;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        var groups = new ArrayList<Group>();
        if (CallBackPages.OVERSEERS.contains(acting.kind())) {
            var owed = calls.owed();
            if (!owed.isEmpty()) {
                groups.add(new Group(
                        "quality.agenda.call-backs",
                        owed.size(),
                        owed.stream()
                                .limit(SHOWN)
                                .map(call -> line(call, today))
                                .toList(),
                        "/call-backs"));
            }
        }
        if (QuestionPages.ANSWERERS.contains(acting.kind())) {
            var open = questions.open();
            if (!open.isEmpty()) {
                groups.add(new Group(
                        "quality.agenda.questions",
                        open.size(),
                        open.stream()
                                .limit(SHOWN)
                                .map(question -> line(question, today))
                                .toList(),
                        "/questions"));
            }
            var late = cases
                    .queue(new PostRef(acting.kind().key()), acting.division(), QueueFilter.OVERDUE, QueueCursor.top())
                    .cases()
                    .stream()
                    .filter(file ->
                            file.step().post().code().equals(acting.kind().key()))
                    .filter(delays::unexplained)
                    .toList();
            if (!late.isEmpty()) {
                groups.add(new Group(
                        "quality.agenda.delays",
                        late.size(),
                        late.stream()
                                .limit(SHOWN)
                                .map(file -> new Line(
                                        file.number(),
                                        "",
                                        "/cases/" + file.id(),
                                        file.state().actBy().orElse(null),
                                        true))
                                .toList(),
                        "/cases?show=OVERDUE"));
            }
        }
        return groups;
    }

    private static Line line(CallBack call, LocalDate today) {
        return new Line(
                call.number(),
                "",
                "/call-backs/" + call.application(),
                call.next().orElse(null),
                call.late(today));
    }

    private static Line line(Question question, LocalDate today) {
        var text = question.asked();
        var shortened = text.codePointCount(0, text.length()) <= 24
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 23)) + "…";
        return new Line(shortened, "", "/questions/" + question.id(), question.dueOn(), question.overdue(today));
    }
}
