package org.xiangli.domain.services.forms.web;

import java.util.ArrayList;
import java.util.List;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.forms.OnlinePapers;
import org.xiangli.domain.services.forms.Question;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.domain.services.forms.Step;

/** The way through a form: its steps that ask something, the papers, and reading it over. */
public record Progress(Standing standing, Item item) {

    static final String PAPERS = "papers";
    static final String CHECK = "check";

    /** Keys of the pages she passes, in order. */
    public List<String> stops() {
        var stops = new ArrayList<String>();
        standing.form().steps().stream()
                .filter(step -> !standing.asked(step).isEmpty())
                .forEach(step -> stops.add(step.key()));
        if (asksPapers()) {
            stops.add(PAPERS);
        }
        stops.add(CHECK);
        return stops;
    }

    /** Whether any paper is left to speak of. */
    public boolean asksPapers() {
        return !OnlinePapers.asked(item, standing.form()).isEmpty();
    }

    /** Whether she has said of each how it stands. */
    public boolean papersSaid() {
        return OnlinePapers.asked(item, standing.form()).stream()
                .allMatch(paper -> standing.sheet().papers().containsKey(paper.code()));
    }

    /** Where she goes on: the first page with something open. */
    public String open() {
        return standing.open().map(Step::key).orElseGet(() -> asksPapers() && !papersSaid() ? PAPERS : CHECK);
    }

    /** The page after this one. */
    public String after(String stop) {
        var stops = stops();
        var place = stops.indexOf(stop);
        return place < 0 || place + 1 >= stops.size() ? CHECK : stops.get(place + 1);
    }

    /** The page before this one; empty for the first. */
    public String before(String stop) {
        var stops = stops();
        var place = stops.indexOf(stop);
        return place <= 0 ? "" : stops.get(place - 1);
    }

    /** Place of a page among all, from 1. */
    public int number(String stop) {
        return Math.max(1, stops().indexOf(stop) + 1);
    }

    /** How many pages there are. */
    public int count() {
        return stops().size();
    }

    /** What a step asks; when she came to change an answer, those of the register that may be changed as well. */
    public List<Question> asked(Step step, boolean change) {
        return change
                ? standing.shown(step).stream()
                        .filter(question -> !question.fixed() || !standing.known(question))
                        .toList()
                : standing.asked(step);
    }
}
