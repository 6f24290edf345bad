package org.xiangli.channel.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.Taken;
import org.xiangli.domain.services.forms.FieldProblem;
import org.xiangli.domain.services.forms.FormIntake;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.Standing;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** Takes in what a program hands in: the same form, the same validator, the same desk as the village window. */
@Component
public class Intake {

    private final FormIntake desk;
    private final FormShelf shelf;
    private final FileStore files;

    Intake(FormIntake desk, FormShelf shelf, FileStore files) {
        this.desk = desk;
        this.shelf = shelf;
        this.files = files;
    }

    /**
     * @param papers how each paper stands, by code
     * @param documents attachments the program has uploaded
     */
    public record Handed(
            UUID key,
            UUID resident,
            Item item,
            ObjectNode answers,
            Map<String, PaperState> papers,
            List<UUID> documents) {}

    /**
     * @param bad the status with which this interface answers bad input
     * @throws ApiProblem with every field that is wrong
     */
    @Transactional
    public Taken take(Handed handed, HttpStatus bad) {
        var standing = desk.look(handed.resident(), handed.item().code(), handed.answers());
        var problems = problems(standing, handed.answers());
        if (!problems.isEmpty()) {
            throw ApiProblem.of(bad, new Refusal("forms.incomplete", Caller.RULE, problems.size()), problems);
        }
        var draft = new Draft(
                handed.key(),
                handed.resident(),
                handed.item().code(),
                Channel.WINDOW,
                standing.phone(),
                Locale.SIMPLIFIED_CHINESE,
                Optional.empty(),
                Map.of());
        var taken = desk.take(draft, standing, marks(handed));
        for (var document : handed.documents()) {
            var open = files.open(document);
            files.store(new Paper(
                    taken.application().id(),
                    handed.resident(),
                    taken.application().file().village(),
                    open.attachment().name(),
                    open.content()));
        }
        return taken;
    }

    /** The problems of the form, and of what it does not ask. */
    private List<FieldProblem> problems(Standing standing, ObjectNode answers) {
        var known = standing.form().questions().stream()
                .map(question -> question.name())
                .collect(Collectors.toSet());
        var strange = answers.deepCopy();
        strange.remove(known);
        return strange.isEmpty() ? standing.problems() : all(standing, answers, strange.propertyNames());
    }

    private static List<FieldProblem> all(Standing standing, ObjectNode answers, java.util.Collection<String> strange) {
        var filled = standing.form().relevant(standing.filled());
        Set.copyOf(strange).forEach(name -> filled.set(name, answers.path(name)));
        return standing.form().problems(filled);
    }

    /** A paper the form replaces is there with the form; one that is not spoken of is missing. */
    private Map<String, PaperMark> marks(Handed handed) {
        var covered =
                shelf.current(handed.item().code()).map(form -> form.covers()).orElse(List.of());
        return handed.item().asked().stream()
                .collect(Collectors.toMap(
                        paper -> paper.code(),
                        paper -> PaperMark.of(handed.papers()
                                .getOrDefault(
                                        paper.code(),
                                        covered.contains(paper.code())
                                                        && paper.forms()
                                                                .contains(
                                                                        org.xiangli.domain.services.Material.Form
                                                                                .ELECTRONIC)
                                                ? PaperState.ELECTRONIC
                                                : PaperState.MISSING))));
    }
}
