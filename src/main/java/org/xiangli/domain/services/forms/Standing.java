package org.xiangli.domain.services.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a sheet stands today: the form it is held against, what the register adds, what is still open.
 *
 * @param facts empty for a form that was handed in: it keeps what the register said then
 * @param filled her answers with the register's
 * @param change what is new since she began
 */
public record Standing(
        Sheet sheet,
        ServiceForm form,
        Facts facts,
        ObjectNode filled,
        List<FieldProblem> problems,
        Optional<FormChange> change) {

    static Standing of(Sheet sheet, ServiceForm form, Facts facts, Optional<FormChange> change) {
        var filled = sheet.draft() ? form.filled(sheet.answers(), facts) : sheet.answers();
        var problems = sheet.draft() ? form.problems(form.relevant(filled)) : List.<FieldProblem>of();
        return new Standing(sheet, form, facts, filled, problems, change);
    }

    /** The questions a step asks her: shown by her answers, and not known from the register. */
    public List<Question> asked(Step step) {
        return shown(step).stream().filter(question -> !known(question)).toList();
    }

    /** The questions of a step that belong to her answers, known ones among them. */
    public List<Question> shown(Step step) {
        var shown = new ArrayList<Question>();
        for (var question : form.shown(filled)) {
            if (step.ask().contains(question.name())) {
                shown.add(question);
            }
        }
        return shown;
    }

    /** Whether the register gives the answer that counts. */
    public boolean known(Question question) {
        if (!sheet.draft()) {
            return sheet.fromRegister().contains(question.name());
        }
        return question.register().flatMap(facts::value).isPresent()
                && (question.fixed() || !sheet.answers().has(question.name()));
    }

    /** @throws Refusal {@code forms.incomplete} with the number of problems */
    public void demandGood() {
        if (!problems.isEmpty()) {
            throw new Refusal("forms.incomplete", FormLaw.GUIDE, problems.size());
        }
    }

    /** Where she wants to be told, as digits alone. */
    public Optional<String> phone() {
        return Optional.of(PhoneFormat.plain(filled.path("phone").asString(""))).filter(number -> !number.isEmpty());
    }

    /** What is handed in: the answers to what is asked. */
    ObjectNode handedIn() {
        return form.relevant(filled);
    }

    /** Names of the answers the register gives. */
    Set<String> namesFromRegister() {
        return form.shown(filled).stream()
                .filter(this::known)
                .map(Question::name)
                .collect(Collectors.toSet());
    }

    /** The first step with something to answer; empty when all is answered. */
    public Optional<Step> open() {
        return form.steps().stream().filter(this::isOpen).findFirst();
    }

    /** The next step after this one that asks anything, answered or not. */
    public Optional<Step> after(Step step) {
        var place = form.steps().indexOf(step);
        return form.steps().stream()
                .skip(place + 1L)
                .filter(next -> !asked(next).isEmpty())
                .findFirst();
    }

    /** The step before this one that asks anything. */
    public Optional<Step> before(Step step) {
        var place = form.steps().indexOf(step);
        return form.steps().stream()
                .limit(Math.max(0, place))
                .filter(earlier -> !asked(earlier).isEmpty())
                .reduce((one, other) -> other);
    }

    private boolean isOpen(Step step) {
        return problems.stream().anyMatch(problem -> step.ask().contains(problem.question()));
    }
}
