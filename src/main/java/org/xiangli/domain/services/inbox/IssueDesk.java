package org.xiangli.domain.services.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * Where common problems come in (热点难点问题, R054): what is there already is offered before anything is filed, and whoever
 * finds hers there stands behind it instead. Who filed and who supports is never shown.
 */
@Service
public class IssueDesk {

    private static final List<String> SHOWN = List.of("OPEN", "ANSWERED");
    private static final List<String> SHOWN_TO_OFFICES = List.of("FILED", "OPEN", "ANSWERED");

    private final IssueTable table;
    private final Neighbours neighbours;
    private final Supporters supporters;
    private final Categories categories;
    private final ResidentRegistry residents;
    private final Territory territory;
    private final RuleBook book;
    private final CountyKey key;
    private final Clock clock;

    IssueDesk(
            IssueTable table,
            Neighbours neighbours,
            Supporters supporters,
            Categories categories,
            ResidentRegistry residents,
            Territory territory,
            RuleBook book,
            CountyKey key,
            Clock clock) {
        this.table = table;
        this.neighbours = neighbours;
        this.supporters = supporters;
        this.categories = categories;
        this.residents = residents;
        this.territory = territory;
        this.book = book;
        this.key = key;
        this.clock = clock;
    }

    /** Problems of the village's township that may be the same, its own village's first; what an office alone sees, to offices. */
    public List<Similar> similar(DivisionCode village, String body, String place) {
        var office = Acting.find()
                .filter(acting -> acting.kind() != PostKind.RESIDENT)
                .isPresent();
        var township = village.upTo(Level.TOWNSHIP).orElseThrow();
        var grams = Grams.of(body, place);
        return key.open(() -> neighbours.of(village, township, grams, office ? SHOWN_TO_OFFICES : SHOWN));
    }

    /** Categories that may fit, the best first, each with what speaks for it; a person decides. */
    public List<Suggestion> suggest(String body, List<Similar> similar) {
        return key.open(() -> Suggestion.among(categories.inUse(), body, similar));
    }

    /**
     * Files a problem of the acting village, for the resident herself or, at the window, for one who came.
     *
     * @param resident who came to the window; a resident files for herself
     * @throws Refusal {@code access.post-not-permitted} for any other post, {@code services.inbox.village},
     *     {@code services.inbox.category}, {@code services.inbox.resident}
     */
    public Issue file(Filing filing, Optional<UUID> resident) {
        var acting = Acting.current();
        if (!filing.village().equals(acting.division())) {
            throw new Refusal("services.inbox.village", InboxLaw.ISSUE);
        }
        var who = who(acting, resident);
        return file(filing, acting.kind() == PostKind.RESIDENT ? IssueWay.RESIDENT : IssueWay.WINDOW, who, null);
    }

    /**
     * Files what another program sends, from nobody we know.
     *
     * @param client the program
     * @throws Refusal as {@link #file}, and {@code territory.unknown} for a village that is none
     */
    public Issue fileFromOutside(Filing filing, UUID client) {
        territory.demand(filing.village(), Level.VILLAGE, today());
        return file(filing, IssueWay.OPEN311, null, client);
    }

    /**
     * Stands behind a problem that is there already; twice changes nothing.
     *
     * @throws Refusal {@code services.inbox.issue.not-found}, and as {@link #file}
     */
    public Issue support(UUID issue, Optional<UUID> resident) {
        var acting = Acting.current();
        var who = who(acting, resident);
        return key.open(() -> {
            supporters.lock(issue);
            var found = table.find(issue)
                    .flatMap(seen -> table.find(seen.mergedInto().orElse(seen.id())))
                    .filter(seen -> seen.state().isPublic()
                            || seen.state() == IssueState.FILED && acting.kind() != PostKind.RESIDENT)
                    .orElseThrow(IssueDesk::unknown);
            if (!supporters.has(found.id(), who)) {
                supporters.add(
                        found.id(),
                        found.village(),
                        who,
                        acting.kind() == PostKind.RESIDENT ? IssueWay.RESIDENT : IssueWay.WINDOW,
                        false,
                        now(),
                        today());
                supporters.count(found.id());
            }
            return table.find(found.id()).orElseThrow();
        });
    }

    /** A problem as whoever asks may see it. @throws Refusal {@code services.inbox.issue.not-found} */
    @Transactional(readOnly = true)
    public Issue demand(String number) {
        return table.byNumber(number).orElseThrow(IssueDesk::unknown);
    }

    @Transactional(readOnly = true)
    public Optional<Issue> find(UUID id) {
        return table.find(id);
    }

    /** Whether the acting resident stands behind it already. */
    public boolean supports(Issue issue) {
        var self = Acting.find().map(Acting::resident);
        return self.isPresent() && key.open(() -> supporters.has(issue.id(), self.get()));
    }

    /** What the acting resident filed or supports. */
    @Transactional(readOnly = true)
    public List<Issue> mine() {
        var acting = Acting.current();
        acting.require(Purpose.OWN_DATA);
        var self = acting.resident();
        return self == null ? List.of() : table.of(self);
    }

    /** What is public of a division: what waits first, then by supporters; a page of fifty. */
    @Transactional(readOnly = true)
    public List<Issue> published(DivisionCode where, int page) {
        return table.published(where, Math.clamp(page, 0, 2_000) * 50, 51);
    }

    /** For other programs: published problems, the latest first, at most 1,000. @param open those that wait, or those that are done */
    @Transactional(readOnly = true)
    public List<Issue> filedBetween(
            OffsetDateTime from, OffsetDateTime to, List<String> categories, Optional<Boolean> open) {
        var states = open.map(waiting -> waiting ? List.of("OPEN") : List.of("ANSWERED", "MERGED"))
                .orElse(List.of("OPEN", "ANSWERED", "MERGED"));
        return table.filedBetween(from, to, categories, states);
    }

    /** What another program sent, by the key it was given for it; also while nobody has read it. */
    public Optional<Issue> fromOutside(UUID id) {
        return key.open(() -> table.find(id).filter(issue -> issue.way() == IssueWay.OPEN311));
    }

    /** For other programs: what is public, and of what they sent themselves also that it is not published. */
    public Optional<Issue> shownOutside(String number) {
        return key.open(() -> table.byNumber(number)
                .filter(issue -> issue.state().isPublic()
                        || issue.state() == IssueState.HIDDEN && issue.way() == IssueWay.OPEN311)
                .map(Issue::withoutPrivateAnswer));
    }

    private Issue file(Filing filing, IssueWay way, @Nullable UUID resident, @Nullable UUID client) {
        return key.open(() -> {
            var category = categories.demand(filing.category());
            var day = today();
            var days = book.parameter(InboxLaw.ANSWER, "calendar_days", filing.village(), day);
            var fresh = table.add(filing, category.holder(), way, client, now(), day, day.plusDays(days));
            if (fresh) {
                supporters.add(filing.key(), filing.village(), resident, way, true, now(), day);
                supporters.count(filing.key());
                table.addGrams(
                        filing.key(),
                        filing.village().upTo(Level.TOWNSHIP).orElseThrow(),
                        Grams.of(filing.body(), filing.place()));
            }
            return table.find(filing.key()).orElseThrow();
        });
    }

    private UUID who(Acting acting, Optional<UUID> resident) {
        var self = acting.resident();
        if (self != null) {
            return self;
        }
        acting.require(PostKind.VILLAGE_CLERK);
        return resident.flatMap(id -> residents.find(id, Purpose.IDENTIFY_APPLICANT, null))
                .orElseThrow(() -> new Refusal("services.inbox.resident", InboxLaw.UNNAMED))
                .id();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }

    static Refusal unknown() {
        return new Refusal("services.inbox.issue.not-found", InboxLaw.ISSUE);
    }
}
