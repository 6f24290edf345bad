package org.xiangli.domain.services.inbox;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.domain.services.inbox.LoggedAction.Kind;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/**
 * The monthly lists: what most people stand behind, for the village's meeting and for the township. Made on the first day
 * of the next month, once, by count of supporters at the month's end; whoever asks for one that is missing makes it.
 */
@Service
public class TopLists {

    private static final Logger LOG = LoggerFactory.getLogger(TopLists.class);

    private final JdbcClient jdbc;
    private final IssueTable table;
    private final ActionLog log;
    private final RuleBook book;
    private final Counties counties;
    private final CountyKey key;
    private final Clock clock;

    TopLists(
            JdbcClient jdbc,
            IssueTable table,
            ActionLog log,
            RuleBook book,
            Counties counties,
            CountyKey key,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.log = log;
        this.book = book;
        this.counties = counties;
        this.key = key;
        this.clock = clock;
    }

    /** The last month that is over. */
    public YearMonth lastMonth() {
        return YearMonth.now(clock).minusMonths(1);
    }

    @Scheduled(cron = "0 30 0 1 * *", zone = "${xiangli.time-zone:Asia/Shanghai}")
    void monthly() {
        counties.each(county -> LOG.info("{} lists of problems made in {}", makeAll(lastMonth()), county));
    }

    /** Makes the lists of all villages and townships that have a problem; those that are there stay. */
    int makeAll(YearMonth month) {
        var divisions = key.open(() -> jdbc.sql("""
            select distinct division
              from services.issue
             cross join lateral (values (village_code), (substr(village_code, 1, 9))) as of_issue (division)
             where county_code = :county and state in ('OPEN', 'ANSWERED')
             order by division
            """)
                .param("county", Bound.county())
                .query(String.class)
                .list());
        divisions.forEach(division -> make(new DivisionCode(division), month));
        return divisions.size();
    }

    /** A list that was made; empty when none was. */
    @Transactional(readOnly = true)
    public Optional<TopList> find(DivisionCode where, YearMonth month) {
        return jdbc.sql("""
            select id, made_at
              from services.issue_list
             where county_code = :county and division_code = :where and month = :month
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("month", month.atDay(1))
                .query((row, number) -> new TopList(
                        where,
                        month,
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        lines(row.getObject("id", UUID.class))))
                .optional();
    }

    /** Makes a list, if it is not there and the problems of the month are any. */
    void make(DivisionCode where, YearMonth month) {
        var most = Math.toIntExact(book.parameter(InboxLaw.LIST, "lines", where, LocalDate.now(clock)));
        key.open(() -> {
            var id = Ids.next();
            var ranked = ranked(where, month, most);
            var made = !ranked.isEmpty() && begin(id, where, month);
            if (made) {
                for (var position = 1; position <= ranked.size(); position++) {
                    write(id, position, ranked.get(position - 1));
                }
                ranked.forEach(line -> table.find(line.issue())
                        .filter(issue -> !log.has(issue.id(), Kind.LISTED, month.toString()))
                        .ifPresent(issue -> log.add(issue, Kind.LISTED, "", month.toString(), now())));
            }
            return made;
        });
    }

    private record Ranked(UUID issue, int supporters) {}

    private List<Ranked> ranked(DivisionCode where, YearMonth month, int most) {
        return jdbc.sql("""
            select kept.id, count(distinct coalesce(support.resident_id, support.id)) as supporters
              from services.issue kept
              join services.issue behind
                on behind.county_code = kept.county_code and (behind.id = kept.id or behind.merged_into = kept.id)
              join services.issue_support support
                on support.county_code = behind.county_code and support.issue_id = behind.id
               and support.on_day < :next
              left join services.issue_answer answer
                on answer.county_code = kept.county_code and answer.issue_id = kept.id
             where kept.county_code = :county and starts_with(kept.village_code, :where)
               and kept.state in ('OPEN', 'ANSWERED') and kept.filed_on < :next
               and (answer.issue_id is null or answer.answered_at >= :begin)
             group by kept.county_code, kept.id
             order by supporters desc, kept.filed_at, kept.id
             limit :most
            """)
                .param("county", Bound.county())
                .param("where", where.value())
                .param("next", month.plusMonths(1).atDay(1))
                .param("begin", month.atDay(1).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .param("most", most)
                .query((row, number) -> new Ranked(row.getObject("id", UUID.class), row.getInt("supporters")))
                .list();
    }

    private boolean begin(UUID id, DivisionCode where, YearMonth month) {
        return jdbc.sql("""
            insert into services.issue_list (county_code, id, division_code, month, made_at)
            values (:county, :id, :where, :month, :now)
            on conflict (county_code, division_code, month) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", id)
                        .param("where", where.value())
                        .param("month", month.atDay(1))
                        .param("now", now())
                        .update()
                == 1;
    }

    private void write(UUID list, int position, Ranked line) {
        jdbc.sql("""
            insert into services.issue_list_line (county_code, list_id, position, issue_id, supporters)
            values (:county, :list, :position, :issue, :supporters)
            """)
                .param("county", Bound.county())
                .param("list", list)
                .param("position", position)
                .param("issue", line.issue())
                .param("supporters", line.supporters())
                .update();
    }

    private List<TopList.Line> lines(UUID list) {
        return jdbc.sql("""
            select line.position, line.supporters as at_month_end, issue.*, answer.open as answer_open,
                   answer.body as answer_body, answer.done_by, answer.answered_at, answer.office
              from services.issue_list_line line
              join services.issue issue on issue.county_code = line.county_code and issue.id = line.issue_id
              left join services.issue_answer answer
                     on answer.county_code = issue.county_code and answer.issue_id = issue.id
             where line.county_code = :county and line.list_id = :list
             order by line.position
            """)
                .param("county", Bound.county())
                .param("list", list)
                .query((row, number) -> new TopList.Line(
                        row.getInt("position"), row.getInt("at_month_end"), IssueRow.read(row, number)))
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
