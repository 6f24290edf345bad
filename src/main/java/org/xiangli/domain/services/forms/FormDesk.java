package org.xiangli.domain.services.forms;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.files.DraftFiles;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.Paper;
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
 * Where a resident fills in forms, at home and over days. The answers pass the one validator of the form, and the application goes the one way of the service desk.
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
    private final DraftFiles drafts;
    private final Clock clock;

    FormDesk(
            FormShelf shelf,
            SheetTable table,
            RegisterReader register,
            Catalogue catalogue,
            ServiceDesk desk,
            FileStore files,
            DraftFiles drafts,
            Clock clock) {
        this.shelf = shelf;
        this.table = table;
        this.register = register;
        this.catalogue = catalogue;
        this.desk = desk;
        this.files = files;
        this.drafts = drafts;
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
                .filter(problem -> asked.contains(problem.question()))
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
        if (table.discard(id)) {
            drafts.eraseAll(List.of(id));
        }
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
                standing.phone(),
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
        standing.demandGood();
        var begun = desk.draft(draft);
        desk.note(begun.id(), OnlinePapers.marks(item, standing.form(), sheet.papers()));
        moveFiles(sheet, item, begun.id());
        table.handIn(id, standing.handedIn(), standing.namesFromRegister(), begun.id(), now());
        return desk.handIn(id, begun.id(), 1);
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

    /** Her pictures become papers of the case; the draft's own go, so that each is kept once. */
    private void moveFiles(Sheet sheet, Item item, UUID caseId) {
        for (var paper : item.asked()) {
            for (var attachment : files.list(OnlinePapers.owner(sheet.id(), paper.code()))) {
                var content = files.open(attachment.id()).content();
                files.store(new Paper(caseId, sheet.resident(), sheet.village(), attachment.name(), content));
                if (!drafts.erase(sheet.id(), attachment.id())) {
                    files.withdraw(attachment.id(), "handed in");
                }
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
