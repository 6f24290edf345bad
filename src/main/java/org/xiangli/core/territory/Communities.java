package org.xiangli.core.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The register of a county's rural communities and their member villages. Works within the bound county. */
@Service
@Transactional
public class Communities {

    private static final RuleRef RULE = ProposedUnit.NO_ADDED_LAYER;

    private final JdbcClient jdbc;
    private final Territory territory;

    Communities(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    /**
     * What is asked of a new community.
     *
     * @param id chosen by whoever forms it; forming it again changes nothing
     * @param administrative whether it is meant to exercise authority over its members, which is refused
     */
    public record Forming(
            UUID id,
            String name,
            Set<DivisionCode> members,
            LocalDate day,
            String instrument,
            boolean administrative) {}

    /**
     * Enters a community.
     *
     * @throws Refusal {@code territory.added-layer} when it is to have authority; {@code territory.community-members}
     *     without members; {@code territory.community-county} for a member outside the bound county; as
     *     {@link Territory#demand} for a member that is no village on that day
     */
    public void form(Forming forming) {
        if (forming.administrative()) {
            forming.members().stream()
                    .flatMap(village -> village.parent().stream())
                    .forEach(township ->
                            new ProposedUnit(forming.name(), township, forming.members(), true).demandNoAddedLayer());
        }
        if (forming.members().isEmpty()) {
            throw new Refusal("territory.community-members", RULE);
        }
        boolean first = jdbc.sql("""
            insert into territory.community (county_code, id, name, instrument, valid_from)
            values (:county, :id, :name, :instrument, :day)
            on conflict (county_code, id) do nothing
            """)
                        .param("county", Bound.county())
                        .param("id", forming.id())
                        .param("name", named(forming.name()))
                        .param("instrument", instrument(forming.instrument()))
                        .param("day", forming.day())
                        .update()
                == 1;
        if (first) {
            new TreeSet<>(forming.members()).forEach(village -> join(forming.id(), village, forming.day()));
        }
    }

    /** Adds a village; harmless when it belongs already. @throws Refusal as {@link #form} does for a member */
    public void join(UUID community, DivisionCode village, LocalDate day) {
        if (!village.value().startsWith(Bound.county())) {
            throw new Refusal("territory.community-county", RULE, village.value(), Bound.county());
        }
        territory.demand(village, Level.VILLAGE, day);
        jdbc.sql("""
            insert into territory.community_member (county_code, community_id, village_code, valid_from)
            values (:county, :community, :village, :day)
            on conflict (county_code, community_id, village_code) where valid_to is null do nothing
            """)
                .param("county", Bound.county())
                .param("community", community)
                .param("village", village.value())
                .param("day", day)
                .update();
    }

    /** Takes a village out from that day on; harmless when it does not belong. */
    public void leave(UUID community, DivisionCode village, LocalDate day) {
        jdbc.sql("""
            update territory.community_member
               set valid_to = :day
             where county_code = :county
               and community_id = :community
               and village_code = :village
               and valid_to is null
               and valid_from < :day
            """)
                .param("county", Bound.county())
                .param("community", community)
                .param("village", village.value())
                .param("day", day)
                .update();
    }

    /** All communities of the bound county on that day, in order of their names. */
    @Transactional(readOnly = true)
    public List<Community> all(LocalDate asOf) {
        return jdbc.sql("""
            select community.id, community.name, community.instrument, community.valid_from, community.valid_to,
                   array(select member.village_code
                           from territory.community_member member
                           join territory.division on division.code = member.village_code
                          where member.county_code = community.county_code
                            and member.community_id = community.id
                            and member.valid_from <= :asOf
                            and (member.valid_to is null or :asOf < member.valid_to)
                            and division.valid_from <= :asOf
                            and (division.valid_to is null or :asOf < division.valid_to)
                          order by member.village_code) as members
              from territory.community
             where county_code = :county
               and valid_from <= :asOf
               and (valid_to is null or :asOf < valid_to)
             order by name, id
            """)
                .param("county", Bound.county())
                .param("asOf", asOf)
                .query(Communities::community)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Community> find(UUID id, LocalDate asOf) {
        return all(asOf).stream().filter(community -> community.id().equals(id)).findFirst();
    }

    private static String named(String name) {
        if (name.isBlank() || name.strip().length() > 100) {
            throw new Refusal("territory.name", RULE, 100);
        }
        return name.strip();
    }

    private static String instrument(String instrument) {
        if (instrument.isBlank() || instrument.strip().length() > 200) {
            throw new Refusal("territory.instrument", RULE, 200);
        }
        return instrument.strip();
    }

    private static Community community(ResultSet row, int number) throws SQLException {
        return new Community(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("instrument"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                List.of((String[]) row.getArray("members").getArray()).stream()
                        .map(DivisionCode::new)
                        .toList());
    }
}
