package org.xiangli.domain.services.inbox;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;

/**
 * Looks for problems of a township that may be the same as one being written. Each pair of characters weighs the more,
 * the fewer problems of the township hold it (one more for each halving): 路灯 at a named crossroads finds the lamp, 村里
 * finds nothing.
 */
@Repository
class Neighbours {

    /** What is offered: at most this many, sharing at least this share of the weight of what was typed. */
    static final int OFFERED = 5;

    static final int LEAST_PERCENT = 34;

    /** The same lamp in one's own village comes before one next door, unless that fits this much better. */
    private static final int OWN_VILLAGE = 10;

    private final JdbcClient jdbc;

    Neighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Near(Similar issue, String village) {}

    /** @param states that may be offered to whoever asks */
    List<Similar> of(DivisionCode village, DivisionCode township, Set<Integer> grams, List<String> states) {
        if (grams.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql("""
                    with hit as materialized (
                        select gram, issue_id
                          from services.issue_gram
                         where county_code = :county and township_code = :township and gram = any(:grams)),
                    filed as (
                        select greatest(count(*), 1) as all_of_them
                          from services.issue
                         where county_code = :county and starts_with(village_code, :township)),
                    weight as (
                        select gram, 1 + cast(floor(ln(greatest(all_of_them, count(*)) / cast(count(*) as float8)) / ln(2.0))
                                              as integer) as weight
                          from hit, filed
                         group by gram, all_of_them),
                    whole as (
                        select coalesce(sum(weight), 0)
                               + (:asked - count(*)) * (1 + cast(floor(ln(all_of_them) / ln(2.0)) as integer)) / 2 as all_weight
                          from filed left join weight on true
                         group by all_of_them),
                    near as (
                        select hit.issue_id, sum(weight.weight) as shared
                          from hit join weight on weight.gram = hit.gram
                         group by hit.issue_id
                         order by shared desc, hit.issue_id desc
                         limit 60)
                    select kept.id, kept.number, kept.body, kept.place, kept.category, kept.state, kept.supporters,
                           kept.village_code, max(100 * near.shared / whole.all_weight) as percent
                      from near
                      join whole on whole.all_weight > 0
                      join services.issue found on found.county_code = :county and found.id = near.issue_id
                      join services.issue kept
                        on kept.county_code = found.county_code and kept.id = coalesce(found.merged_into, found.id)
                     where kept.state = any(:states)
                     group by kept.county_code, kept.id
                     order by percent desc, kept.id desc
                    """)
                .param("county", Bound.county())
                .param("township", township.value())
                .param("grams", grams.toArray(Integer[]::new))
                .param("asked", grams.size())
                .param("states", states.toArray(String[]::new))
                .query((row, number) -> new Near(
                        new Similar(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getString("body"),
                                row.getString("place"),
                                row.getString("category"),
                                IssueState.valueOf(row.getString("state")),
                                row.getInt("supporters"),
                                row.getInt("percent")),
                        row.getString("village_code")))
                .list()
                .stream()
                .filter(near -> near.issue().percent() >= LEAST_PERCENT)
                .sorted(Comparator.comparingInt((Near near) ->
                                near.issue().percent() + (near.village().equals(village.value()) ? OWN_VILLAGE : 0))
                        .reversed())
                .limit(OFFERED)
                .map(Near::issue)
                .toList();
    }
}
