package org.xiangli.domain.services;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.QuestionLog.Said;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * Where questions are asked and answered (咨询反馈, R051). A clerk answers from the approved answers of the catalogue; what
 * they do not cover goes to the township, whose answer shows where a guide should say more.
 */
@Service
@Transactional
public class QuestionDesk {

    private final QuestionLog log;
    private final Catalogue catalogue;
    private final Territory territory;
    private final RuleBook book;
    private final WorkingDays workingDays;
    private final DeskClock clock;
    private final Clock watch;
    private final Outbox outbox;

    QuestionDesk(
            QuestionLog log,
            Catalogue catalogue,
            Territory territory,
            RuleBook book,
            WorkingDays workingDays,
            DeskClock clock,
            Clock watch,
            Outbox outbox) {
        this.log = log;
        this.catalogue = catalogue;
        this.territory = territory;
        this.book = book;
        this.workingDays = workingDays;
        this.clock = clock;
        this.watch = watch;
        this.outbox = outbox;
    }

    /**
     * Notes a question. The same key again changes nothing.
     *
     * @param village where it was asked
     * @param resident who asked, if she said so; a resident who is signed in asks for herself
     * @param item code of the item it is about, if that is known
     * @throws Refusal {@code territory.unknown}, {@code territory.level}, {@code services.other-county},
     *     {@code item.not-in-force}, {@code services.item-referral}, {@code services.text-missing}, {@code services.text-too-long}
     */
    public Question ask(
            UUID key,
            DivisionCode village,
            Optional<UUID> resident,
            Channel channel,
            Optional<String> item,
            String text) {
        var acting = Acting.current();
        var today = clock.today();
        territory.demand(village, Level.VILLAGE, today);
        if (!village.county().value().equals(acting.county())) {
            throw new Refusal("services.other-county", ServiceLaw.ANSWER);
        }
        item.ifPresent(code -> catalogue.item(code, today).item().demandProcedure());
        var days = book.parameter(Rules.QUESTION_ANSWER, "working_days", village, today);
        var question = new Question(
                key,
                village,
                acting.kind() == PostKind.RESIDENT ? Optional.ofNullable(acting.resident()) : resident,
                channel,
                item,
                version(today),
                Typing.demand("question", text, Typing.REMARK),
                clock.moment().toInstant(),
                workingDays.after(today, Math.toIntExact(days)).day(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        log.add(question, clock.moment(), acting.account());
        return demand(key);
    }

    /**
     * Answers with an approved answer of an item in force.
     *
     * @param card key of the answer in the item
     * @throws Refusal {@code services.card-unknown}, {@code services.question-answered}, {@code services.question-unknown}
     */
    public Question answer(UUID question, String item, String card) {
        var acting = Acting.current();
        acting.require(PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER);
        var listed = catalogue.item(item, clock.today());
        var approved = listed.item().questions().stream()
                .filter(answer -> answer.key().equals(card))
                .findFirst()
                .orElseThrow(() -> new Refusal("services.card-unknown", ServiceLaw.ANSWER, card));
        return say(question, new Said(approved.answer().zh(), card, item, listed.catalogueVersion()), acting.account());
    }

    /**
     * The township or county answers in its own words.
     *
     * @throws Refusal {@code access.post-not-permitted} for a village clerk, and as {@link #answer}
     */
    public Question answerFreely(UUID question, String text) {
        var acting = Acting.current();
        acting.require(
                PostKind.TOWNSHIP_OFFICER,
                PostKind.TOWNSHIP_APPROVER,
                PostKind.COUNTY_OFFICER,
                PostKind.COUNTY_APPROVER);
        var answer = Typing.demand("answer", text, Typing.REASON);
        return say(question, new Said(answer, null, null, version(clock.today())), acting.account());
    }

    /** The clerk has no approved answer: the township is asked. Twice changes nothing. */
    public Question passUp(UUID question) {
        Acting.current().require(PostKind.VILLAGE_CLERK);
        demand(question);
        log.passUp(question, clock.moment());
        return demand(question);
    }

    /** What became of it later. @throws Refusal {@code services.text-missing}, {@code services.question-unknown} */
    public Question followUp(UUID question, String text) {
        Acting.current();
        demand(question);
        log.followUp(question, Typing.demand("follow-up", text, Typing.REMARK));
        return demand(question);
    }

    /** What the acting post has to answer, the most urgent first: above the village, what was passed up or is overdue. */
    @Transactional(readOnly = true)
    public List<Question> open() {
        return log.open(Acting.current().kind() != PostKind.VILLAGE_CLERK, clock.today());
    }

    /** @throws Refusal {@code services.question-unknown} when there is none or it is out of reach */
    @Transactional(readOnly = true)
    public Question find(UUID question) {
        return demand(question);
    }

    /** What the acting resident asked, the latest first. */
    @Transactional(readOnly = true)
    public List<Question> mine() {
        var self = Acting.current().resident();
        return self == null ? List.of() : log.of(self);
    }

    /** How questions of a division were answered that were asked between two days, both included. */
    @Transactional(readOnly = true)
    public QuestionSheet sheet(DivisionCode where, LocalDate from, LocalDate to) {
        return log.sheet(
                where, midnight(from), midnight(to.plusDays(1)), watch.getZone().getId());
    }

    /** How often each item's questions found no approved answer since a day, the most often first. */
    @Transactional(readOnly = true)
    public Map<String, Integer> unguided(DivisionCode where, LocalDate from) {
        return log.unguided(where, midnight(from));
    }

    private Question say(UUID question, Said said, UUID by) {
        var asked = demand(question);
        if (!log.answer(question, said, clock.moment(), by) && !asked.answer().equals(Optional.of(said.answer()))) {
            throw new Refusal("services.question-answered", ServiceLaw.ANSWER);
        }
        asked.resident().ifPresent(resident -> tell(asked, resident));
        return demand(question);
    }

    /** In her inbox; the answer itself is read on the question's page. */
    private void tell(Question question, UUID resident) {
        outbox.tell(new Telling(
                Moves.part(question.id(), "answered"),
                resident,
                question.village(),
                null,
                org.xiangli.core.messages.Channel.IN_APP,
                null,
                "quality.told.answered",
                List.of(),
                Locale.SIMPLIFIED_CHINESE));
    }

    private Question demand(UUID id) {
        return log.find(id).orElseThrow(() -> new Refusal("services.question-unknown", ServiceLaw.ANSWER));
    }

    private int version(LocalDate on) {
        return catalogue.current(on).map(CatalogueVersion::version).orElse(0);
    }

    private OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(watch.getZone()).toOffsetDateTime();
    }
}
