package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
import org.xiangli.core.procedure.Phase;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.Taken;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where forms are filled in: by the resident at home over days, by the clerk at the window in one go, by another
 * program. The answers pass the one validator of the form, and the application goes the one way of the service desk.
 */
@Service
@Transactional
public class FormDesk {

    private final FormShelf shelf;
    private final SheetTable table;
    private final RegisterReader register;
    private final Catalogue catalogue;
    private final ServiceDesk desk;
    private final FileStore files;
    private final Clock clock;

    FormDesk(
            FormShelf shelf,
            SheetTable table,
            RegisterReader register,
            Catalogue catalogue,
            ServiceDesk desk,
            FileStore files,
            Clock clock) {
        this.shelf = shelf;
        this.table = table;
        this.register = register;
        this.catalogue = catalogue;
        this.desk = desk;
        this.files = files;
        this.clock = clock;
    }

    /** Whether residents may apply for the item from home today. */
    @Transactional(readOnly = true)
    public boolean online(Item item) {
        return item.channels().contains(Channel.MOBILE)
                && item.inForceOn(today())
                && shelf.current(item.code()).isPresent();
    }

    /**
     * Her draft of this matter; begun now if there is none.
     *
     * @throws Refusal {@code item.not-in-force}, {@code forms.not-online}
     */
    public Sheet begin(String code) {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var form = demandOnline(code);
        var self = demandSelf(acting);
        table.begin(Ids.next(), acting.division(), self, form, now(), acting.account());
        return table.draft(self, code).orElseThrow(FormDesk::unknown);
    }

    /** Her drafts, the latest first. */
    @Transactional(readOnly = true)
    public List<Sheet> drafts() {
        return table.drafts(demandSelf(Acting.current()));
    }

    /**
     * A sheet as it stands. A draft is brought up to the form of today; her answers stay.
     *
     * @throws Refusal {@code forms.unknown}, also when it is out of reach
     */
    public Standing open(UUID id) {
        var sheet = table.find(id).orElseThrow(FormDesk::unknown);
        if (sheet.draft()) {
            shelf.current(sheet.item())
                    .filter(form -> form.version() != sheet.formVersion())
                    .ifPresent(form -> table.bring(id, form.version()));
        }
        return standing(table.find(id).orElseThrow(FormDesk::unknown));
    }

    /** The form handed in for a case; empty when the case came in without one. */
    @Transactional(readOnly = true)
    public Optional<Standing> ofCase(UUID caseId) {
        return table.ofCase(caseId).map(this::standing);
    }

    /** Whether a form was handed in for the case. */
    @Transactional(readOnly = true)
    public boolean hasForm(UUID caseId) {
        return table.ofCase(caseId).isPresent();
    }

    /**
     * Takes the answers to some questions, in place of what was answered before. Nothing is kept unless all are good.
     *
     * @param asked names of the questions
     * @param given answers by name; a question without one is left open
     * @return what is wrong with them
     */
    public List<FieldProblem> answer(UUID id, Collection<String> asked, ObjectNode given) {
        var before = open(id);
        demandDraft(before.sheet());
        var answers = before.sheet().answers().deepCopy();
        answers.remove(asked);
        given.properties().stream()
                .filter(entry -> asked.contains(entry.getKey()))
                .forEach(entry -> answers.set(entry.getKey(), entry.getValue()));
        var form = before.form();
        var filled = form.filled(answers, before.facts());
        var wrong = form.problems(form.relevant(filled)).stream()
                .filter(problem -> asked.contains(problem.field()))
                .toList();
        if (wrong.isEmpty()) {
            table.answer(id, answers, now());
        }
        return wrong;
    }

    /** Notes what she said of the papers. */
    public void note(UUID id, Map<String, PaperMark> papers) {
        demandDraft(table.find(id).orElseThrow(FormDesk::unknown));
        table.papers(id, papers, now());
    }

    /** Throws a draft away. Doing so twice does nothing. */
    public void discard(UUID id) {
        Acting.current().require(Purpose.OWN_DATA);
        table.discard(id);
    }

    /**
     * Hands a draft in and gives the receipt; a sheet is handed in once, however often it is asked.
     *
     * @param seen version of the form she read her answers in before she sent them
     * @param reader language of her letters
     * @throws Refusal {@code item.not-in-force} when it was withdrawn meanwhile, {@code forms.changed} when the form was,
     *     {@code forms.incomplete} with the number of open questions; the draft stays in each case
     */
    public Taken submit(UUID id, int seen, Locale reader) {
        var standing = open(id);
        var sheet = standing.sheet();
        var draft = new Draft(
                id,
                sheet.resident(),
                sheet.item(),
                Channel.MOBILE,
                phone(standing),
                reader,
                Optional.empty(),
                Map.of());
        if (!sheet.draft()) {
            return desk.handIn(id, sheet.caseId().orElseThrow(), 1);
        }
        var item = catalogue.item(sheet.item(), today()).item();
        if (seen != sheet.formVersion()) {
            throw new Refusal("forms.changed", FormLaw.KEPT);
        }
        demandGood(standing);
        var begun = desk.draft(draft);
        desk.note(begun.id(), OnlinePapers.marks(item, standing.form(), sheet.papers()));
        moveFiles(sheet, item, begun.id());
        table.handIn(id, handedIn(standing), fromRegister(standing), begun.id(), now());
        return desk.handIn(id, begun.id(), 1);
    }

    /** A form as it stands with these answers, before anything is kept: for the window and for programs. */
    public Standing look(UUID resident, String code, ObjectNode answers) {
        var form = shelf.current(code).orElseThrow(() -> new Refusal("forms.none", FormLaw.GUIDE));
        var known = register.read(resident, null);
        var now = clock.instant();
        var sheet = new Sheet(
                Ids.next(),
                known.village(),
                resident,
                code,
                form.version(),
                Optional.empty(),
                answers,
                Map.of(),
                Set.of(),
                now,
                now,
                Optional.empty());
        return Standing.of(sheet, form, known.facts(), Optional.empty());
    }

    /**
     * Takes a whole application with its form in one go. The same key again gives the same application.
     *
     * @throws Refusal {@code forms.incomplete} unless the answers are good, and as {@link ServiceDesk#take}
     */
    public Taken take(Draft draft, Standing standing, Map<String, PaperMark> marks) {
        demandGood(standing);
        var taken = desk.take(draft, marks);
        keep(standing, taken.application().id(), marks);
        return taken;
    }

    /** Keeps the form of an application that was begun at the desk. */
    public void keep(Standing standing, UUID caseId, Map<String, PaperMark> marks) {
        var looked = standing.sheet();
        table.file(
                new Sheet(
                        looked.id(),
                        looked.village(),
                        looked.resident(),
                        looked.item(),
                        looked.formVersion(),
                        Optional.empty(),
                        handedIn(standing),
                        marks,
                        fromRegister(standing),
                        looked.startedAt(),
                        looked.touchedAt(),
                        Optional.of(caseId)),
                now(),
                Acting.current().account());
    }

    /**
     * Corrects the form of a case that is not accepted yet, by an office; what the register said stays as it was.
     *
     * @return what is wrong with the answers; nothing is changed then
     * @throws Refusal {@code forms.handed-in} once the case is accepted, {@code forms.unknown} for a case without a form
     */
    public List<FieldProblem> correct(Application application, ObjectNode given) {
        var acting = Acting.current();
        acting.require(Purpose.HANDLE_MATTER);
        var phase = application.file().phase();
        if (phase != Phase.SUBMITTED && phase != Phase.TO_SUPPLEMENT) {
            throw new Refusal("forms.handed-in", FormLaw.KEPT);
        }
        var before = ofCase(application.id()).orElseThrow(FormDesk::unknown);
        var answers = before.filled().deepCopy();
        given.properties().stream()
                .filter(entry -> !before.sheet().fromRegister().contains(entry.getKey()))
                .forEach(entry -> answers.set(entry.getKey(), entry.getValue()));
        var strange = given.propertyNames().stream()
                .filter(name -> before.form().question(name).isEmpty())
                .toList();
        var relevant = before.form().relevant(answers);
        strange.forEach(name -> relevant.set(name, given.path(name)));
        var wrong = before.form().problems(relevant);
        if (wrong.isEmpty()) {
            table.correct(application.id(), relevant, now(), acting.account());
        }
        return wrong;
    }

    /** @throws Refusal {@code forms.incomplete} with the number of problems */
    public static void demandGood(Standing standing) {
        if (!standing.problems().isEmpty()) {
            throw new Refusal(
                    "forms.incomplete", FormLaw.GUIDE, standing.problems().size());
        }
    }

    private Standing standing(Sheet sheet) {
        var form = shelf.find(sheet.item(), sheet.formVersion()).orElseThrow(FormDesk::unknown);
        var facts = sheet.draft() ? register.read(sheet.resident(), null).facts() : new Facts(Map.of(), today());
        var change = sheet.changedFrom()
                .flatMap(version -> shelf.find(sheet.item(), version))
                .map(earlier -> FormChange.between(earlier, form))
                .filter(found -> !found.none());
        return Standing.of(sheet, form, facts, change);
    }

    private static ObjectNode handedIn(Standing standing) {
        return standing.form().relevant(standing.filled());
    }

    private static Set<String> fromRegister(Standing standing) {
        return standing.form().shown(standing.filled()).stream()
                .filter(standing::known)
                .map(Question::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where she wants to be told, as digits alone. */
    public static Optional<String> phone(Standing standing) {
        return Optional.of(PhoneFormat.plain(standing.filled().path("phone").asString("")))
                .filter(number -> !number.isEmpty());
    }

    /** Her pictures become papers of the case; the draft's own are withdrawn, so that each is kept once. */
    private void moveFiles(Sheet sheet, Item item, UUID caseId) {
        for (var paper : item.asked()) {
            for (var attachment : files.list(OnlinePapers.owner(sheet.id(), paper.code()))) {
                var content = files.open(attachment.id()).content();
                files.store(new Paper(caseId, sheet.resident(), sheet.village(), attachment.name(), content));
                files.withdraw(attachment.id(), "handed in");
            }
        }
    }

    private ServiceForm demandOnline(String code) {
        var item = catalogue.item(code, today()).item();
        if (!item.channels().contains(Channel.MOBILE)) {
            throw new Refusal("forms.not-online", FormLaw.CHANNELS);
        }
        return shelf.current(code).orElseThrow(() -> new Refusal("forms.not-online", FormLaw.CHANNELS));
    }

    private static void demandDraft(Sheet sheet) {
        if (!sheet.draft()) {
            throw new Refusal("forms.handed-in", FormLaw.KEPT);
        }
    }

    private static UUID demandSelf(Acting acting) {
        var self = acting.resident();
        if (self == null) {
            throw new Refusal("forms.unknown", FormLaw.KEPT);
        }
        return self;
    }

    private static Refusal unknown() {
        return new Refusal("forms.unknown", FormLaw.KEPT);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
