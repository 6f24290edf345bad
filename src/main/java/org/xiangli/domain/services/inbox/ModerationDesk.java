package org.xiangli.domain.services.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.messages.Channel;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.messages.Telling;
import org.xiangli.domain.services.inbox.LoggedAction.Kind;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * Where offices deal with problems: read each before it is public, sort it, put the same ones together, answer. What they
 * do is logged for everybody to read. Every verb may be repeated.
 */
@Service
public class ModerationDesk {

    private static final PostKind[] MODERATORS = {
        PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER, PostKind.COUNTY_OFFICER
    };

    private final IssueTable table;
    private final IssueMoves moves;
    private final Supporters supporters;
    private final Categories categories;
    private final ActionLog log;
    private final Outbox outbox;
    private final CountyKey key;
    private final Clock clock;

    ModerationDesk(
            IssueTable table,
            IssueMoves moves,
            Supporters supporters,
            Categories categories,
            ActionLog log,
            Outbox outbox,
            CountyKey key,
            Clock clock) {
        this.table = table;
        this.moves = moves;
        this.supporters = supporters;
        this.categories = categories;
        this.log = log;
        this.outbox = outbox;
        this.key = key;
        this.clock = clock;
    }

    /** What waits for the acting post: at its level, and for those who publish also what has not been read yet. */
    @Transactional(readOnly = true)
    public List<Issue> waiting() {
        return table.waiting(levels(Acting.current()));
    }

    @Transactional(readOnly = true)
    public int countWaiting() {
        return table.countWaiting(levels(Acting.current()));
    }

    public static boolean moderates(PostKind kind) {
        return Stream.of(MODERATORS).anyMatch(kind::equals);
    }

    /** Whether the acting post may answer: its level or one above. */
    public static boolean answers(Acting acting, Issue issue) {
        return acting.kind() != PostKind.RESIDENT
                && acting.kind() != PostKind.ADMINISTRATOR
                && acting.kind() != PostKind.DATA_PROTECTION_OFFICER
                && issue.village().value().startsWith(acting.division().value())
                && acting.kind().level().compareTo(issue.holder()) <= 0;
    }

    /** Shows a problem to everybody, with or without its photo. @throws Refusal {@code services.inbox.state} */
    public Issue show(UUID issue, boolean photo) {
        var acting = moderator();
        return step(issue, acting, found -> {
            if (moves.show(found.id(), photo, now())) {
                log.add(found, Kind.SHOWN, acting.office(), "", now());
            } else {
                demand(found.state() == IssueState.OPEN);
            }
        });
    }

    /**
     * Does not show a problem, and tells those who filed it why.
     *
     * @param reason for everybody to read; it names nobody
     * @throws Refusal {@code services.inbox.reason}, {@code services.inbox.state}
     */
    public Issue hide(UUID issue, String reason) {
        var acting = moderator();
        var why = Texts.demand("services.inbox.reason", reason, InboxLaw.LONGEST_DETAIL);
        return step(issue, acting, found -> {
            if (moves.hide(found.id(), now())) {
                log.add(found, Kind.HIDDEN, acting.office(), why, now());
                tell(found, "hidden", "services.inbox.told.hidden", found.number(), why);
            } else {
                demand(found.state() == IssueState.HIDDEN);
            }
        });
    }

    /** Sorts a problem anew; from now on the category's level answers it. */
    public Issue sort(UUID issue, String category) {
        var acting = moderator();
        return step(issue, acting, found -> {
            var chosen = categories.demand(category);
            if (!found.category().equals(chosen.code())) {
                moves.sort(found.id(), chosen, now());
                log.add(found, Kind.SORTED, acting.office(), chosen.path(), now());
            }
        });
    }

    /**
     * Puts a problem to the same one that is there; its supporters stand behind that one now, and they are told.
     *
     * @param into number of the one that stays
     * @throws Refusal {@code services.inbox.merge} into itself, one that is not public, or one of another township
     */
    public Issue merge(UUID issue, String into) {
        var acting = moderator();
        return step(issue, acting, found -> {
            var kept = table.byNumber(into.strip())
                    .filter(other -> !other.id().equals(found.id()))
                    .filter(other -> other.state() == IssueState.OPEN || other.state() == IssueState.ANSWERED)
                    .filter(other -> other.village()
                            .upTo(Level.TOWNSHIP)
                            .equals(found.village().upTo(Level.TOWNSHIP)))
                    .orElseThrow(() -> new Refusal("services.inbox.merge", InboxLaw.ISSUE));
            if (moves.merge(found.id(), kept.id(), now())) {
                supporters.count(kept.id());
                log.add(found, Kind.MERGED, acting.office(), kept.number(), now());
                tell(found, "merged", "services.inbox.told.merged", found.number(), kept.number());
            } else {
                demand(found.mergedInto().equals(Optional.of(kept.id())));
            }
        });
    }

    /**
     * Answers, openly or to those who stand behind it alone; they are told.
     *
     * @param doneBy the day by which what is answered will be done, if there is one
     * @throws Refusal {@code access.post-not-permitted} below the level the category asks for, {@code services.inbox.state}
     *     while it is not public or answered already, {@code services.inbox.answer}, {@code services.inbox.done-by}
     */
    public Issue answer(UUID issue, boolean open, String text, Optional<LocalDate> doneBy) {
        var acting = Acting.current();
        var body = Texts.demand("services.inbox.answer", text, InboxLaw.LONGEST_ANSWER);
        if (doneBy.filter(day -> day.isBefore(LocalDate.now(clock))).isPresent()) {
            throw new Refusal("services.inbox.done-by", InboxLaw.ISSUE);
        }
        return step(issue, acting, found -> {
            if (!answers(acting, found)) {
                throw new Refusal("access.post-not-permitted", InboxLaw.ISSUE);
            }
            if (moves.answer(found, open, body, doneBy.orElse(null), now(), acting)) {
                log.add(found, Kind.ANSWERED, acting.office(), "", now());
                tell(found, "answered", "services.inbox.told.answered", found.number());
            } else {
                demand(found.answer().filter(given -> given.body().equals(body)).isPresent());
            }
        });
    }

    private Issue step(UUID id, Acting acting, java.util.function.Consumer<Issue> work) {
        return key.open(() -> {
            var found = table.find(id)
                    .filter(issue ->
                            issue.village().value().startsWith(acting.division().value()))
                    .orElseThrow(IssueDesk::unknown);
            work.accept(found);
            return table.find(id).orElseThrow();
        });
    }

    private void tell(Issue issue, String what, String text, Object... arguments) {
        for (var resident : supporters.residents(issue.id())) {
            outbox.tell(new Telling(
                    UUID.nameUUIDFromBytes(
                            (issue.id() + what + resident).getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    resident,
                    issue.village(),
                    null,
                    Channel.IN_APP,
                    null,
                    text,
                    List.of(arguments),
                    Locale.SIMPLIFIED_CHINESE));
        }
    }

    private static List<String> levels(Acting acting) {
        return moderates(acting.kind())
                ? List.of("VILLAGE", "TOWNSHIP", "COUNTY")
                : List.of(acting.kind().level().name());
    }

    private static Acting moderator() {
        var acting = Acting.current();
        acting.require(MODERATORS);
        return acting;
    }

    private static void demand(boolean done) {
        if (!done) {
            throw new Refusal("services.inbox.state", InboxLaw.ISSUE);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
