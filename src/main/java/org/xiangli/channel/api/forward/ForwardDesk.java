package org.xiangli.channel.api.forward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssueState;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.inbox.Spot;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Where an office passes on a problem that others have to solve (R054, Open311 outwards). Only what is public goes out, and
 * only its text and place; the problem stays here and is answered here, when the answer from there has come.
 */
@Service
public class ForwardDesk {

    private final IssueDesk issues;
    private final NeighbourDesk neighbours;
    private final Territory territory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForwardDesk(
            IssueDesk issues,
            NeighbourDesk neighbours,
            Territory territory,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.issues = issues;
        this.neighbours = neighbours;
        this.territory = territory;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Passes a problem on; to the same place once only, however often it is asked.
     *
     * @param number of the problem
     * @param service what they take it in as
     * @throws Refusal {@code access.post-not-permitted}, {@code services.inbox.issue.not-found}, {@code api.forward-state}
     *     unless it is public and waits, {@code api.forward-service} for a place or service that is not offered
     */
    public Forwarding pass(String number, UUID neighbour, String service) {
        var acting = office();
        var issue = issues.demand(number.strip());
        if (!issue.village().value().startsWith(acting.division().value())) {
            throw new Refusal("services.inbox.issue.not-found", NeighbourDesk.RULE);
        }
        if (issue.state() != IssueState.OPEN) {
            throw new Refusal("api.forward-state", NeighbourDesk.RULE);
        }
        var offered = neighbours.working().stream()
                .filter(one -> one.id().equals(neighbour))
                .flatMap(one -> one.services().stream())
                .anyMatch(one -> one.code().equals(service));
        if (!offered) {
            throw new Refusal("api.forward-service", NeighbourDesk.RULE);
        }
        var village = territory
                .find(issue.village(), LocalDate.now(clock))
                .map(Division::name)
                .orElse("");
        write(acting, issue, village, neighbour, service);
        return of(acting).stream()
                .filter(one -> one.issue().equals(issue.id()))
                .findFirst()
                .orElseThrow();
    }

    /** What was passed on from the acting post's division, the latest first; at most two hundred. */
    public List<Forwarding> all() {
        return of(office());
    }

    /** Tries what was given up or refused once more. @throws Refusal {@code api.forward.not-found} */
    public void again(UUID id) {
        var acting = office();
        var tried = open(() -> jdbc.sql("""
            update api.forwarding
               set state = case when token is null and their_number is null then 'WAITING' else 'TAKEN' end,
                   attempts = 0, next_at = :now, begun_at = :now
             where county_code = :county and id = :id and starts_with(village_code, :division)
               and state in ('REFUSED', 'GIVEN_UP')
            """)
                .param("now", now())
                .param("county", Bound.county())
                .param("id", id)
                .param("division", acting.division().value())
                .update());
        if (tried == 0) {
            throw new Refusal("api.forward.not-found", NeighbourDesk.RULE);
        }
    }

    private void write(Acting acting, Issue issue, String village, UUID neighbour, String service) {
        var words = issue.body() + "（" + issue.number() + "）";
        var place = issue.place().startsWith(village) ? issue.place() : (village + " " + issue.place()).strip();
        open(() -> jdbc.sql("""
            insert into api.forwarding
                   (county_code, id, neighbour_id, issue_id, number, village_code, service_code, body, place, lat, lon,
                    sent_by, office, begun_at, state, next_at)
            values (:county, :id, :neighbour, :issue, :number, :village, :service, :body, :place, :lat, :lon,
                    :by, :office, :now, 'WAITING', :now)
            on conflict (county_code, issue_id, neighbour_id) do nothing
            """)
                .param("county", Bound.county())
                .param("id", org.xiangli.kernel.Ids.next())
                .param("neighbour", neighbour)
                .param("issue", issue.id())
                .param("number", issue.number())
                .param("village", issue.village().value())
                .param("service", service)
                .param("body", words)
                .param("place", place)
                .param("lat", issue.spot().map(Spot::lat).orElse(null))
                .param("lon", issue.spot().map(Spot::lon).orElse(null))
                .param("by", acting.account())
                .param("office", acting.office())
                .param("now", now())
                .update());
    }

    private List<Forwarding> of(Acting acting) {
        return open(() -> jdbc.sql("""
            select forwarding.*, neighbour.name
              from api.forwarding forwarding
              join api.neighbour neighbour
                on neighbour.county_code = forwarding.county_code and neighbour.id = forwarding.neighbour_id
             where forwarding.county_code = :county and starts_with(forwarding.village_code, :division)
             order by forwarding.id desc
             limit 200
            """)
                .param("county", Bound.county())
                .param("division", acting.division().value())
                .query(ForwardDesk::forwarding)
                .list());
    }

    private static Forwarding forwarding(ResultSet row, int line) throws SQLException {
        return new Forwarding(
                row.getObject("id", UUID.class),
                row.getObject("issue_id", UUID.class),
                row.getString("number"),
                DivisionCode.of(row.getString("village_code")),
                row.getString("name"),
                Forwarding.State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("their_number")).or(() -> token(row)),
                Optional.ofNullable(row.getString("their_notes")),
                Optional.ofNullable(row.getString("last_fault")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<String> token(ResultSet row) {
        try {
            return Optional.ofNullable(row.getString("token"));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Acting office() {
        var acting = Acting.current();
        if (!ModerationDesk.moderates(acting.kind())) {
            throw new Refusal("access.post-not-permitted", NeighbourDesk.RULE);
        }
        return acting;
    }

    private <T> T open(java.util.function.Supplier<T> work) {
        return Bound.call(
                Reach.ofCounty(Bound.county()),
                () -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
