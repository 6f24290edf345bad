package org.xiangli.domain.services.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.testing.HouseTest;

/** Whether the right problem is found among many that sound alike. */
@HouseTest
class NeighboursTests {

    private static final long SEED = 54;
    private static final int PROBLEMS = 1_000;

    private static final List<String> THINGS = List.of(
            "路灯", "井盖", "自来水", "垃圾桶", "水渠", "桥栏杆", "变压器", "公厕", "健身器材", "广播喇叭", "宽带", "班车", "河堤", "涵洞", "护坡", "排水沟",
            "水塔", "电线杆", "凉亭", "球场");
    private static final List<String> TROUBLES =
            List.of("坏了很久没有人修", "丢失了", "经常断", "堵塞了臭味大", "太旧有危险", "不够用", "被压坏", "漏得厉害", "歪了要倒", "冬天冻住");
    private static final List<String> NAMES = List.of(
            "东沟", "西岭", "南甸", "北坡", "柳树屯", "石桥头", "大院", "老井旁", "学校门口", "卫生室后面", "供销社", "水库边", "果园", "砖厂", "岔路口", "祠堂",
            "晒谷场", "养牛场", "碾坊", "渡口");

    private final Neighbours neighbours;
    private final IssueTable table;
    private final CountyKey key;
    private final RegisterDesk register;
    private final JdbcClient jdbc;

    NeighboursTests(Neighbours neighbours, IssueTable table, CountyKey key, RegisterDesk register, JdbcClient jdbc) {
        this.neighbours = neighbours;
        this.table = table;
        this.key = key;
        this.register = register;
        this.jdbc = jdbc;
    }

    private record Written(DivisionCode village, String thing, String trouble, String name) {}

    @Test
    @DisplayName(
            "R054 among 1,000 problems that sound alike, the same one said in other words is offered first of five")
    void findsTheSameSaidInOtherWords() {
        var town = new Town(register);
        var written = write(town);
        var random = RandomGeneratorFactory.getDefault().create(SEED);
        var missed = new ArrayList<String>();
        for (var attempt = 0; attempt < 60; attempt++) {
            var one = written.get(random.nextInt(written.size()));
            var words = one.name() + "那里的" + one.thing() + one.trouble() + "，请来看看";
            var offered = look(town, one.village(), words);
            var same = offered.stream()
                    .anyMatch(found -> found.body().contains(one.thing())
                            && found.body().contains(one.trouble())
                            && (found.body() + found.place()).contains(one.name()));
            if (!same) {
                missed.add(words + " -> " + offered.stream().map(Similar::body).toList());
            }
        }
        assertThat(missed).as("seed %d", SEED).isEmpty();
    }

    @Test
    @DisplayName("R054 a problem nobody has reported finds nothing near")
    void findsNothingForWhatIsNew() {
        var town = new Town(register);
        write(town);
        for (var fresh : List.of("村里没有幼儿园，孩子要去镇上念书", "收粮食的拖欠货款", "野猪糟蹋玉米", "希望请求反映应该")) {
            assertThat(look(town, town.village, fresh)).as(fresh).isEmpty();
        }
        assertThat(look(town, town.village, "!!! ??? ,,,")).isEmpty();
    }

    @Test
    void pairsAreFoundThroughTheirKeyInSpiteOfRowLevelSecurity() {
        var town = new Town(register);
        var plan = Bound.call(
                Reach.ofCounty(town.county.value()),
                () -> key.open(() -> {
                    jdbc.sql("set local enable_seqscan = off").update();
                    return jdbc.sql("""
                        explain select issue_id
                          from services.issue_gram
                         where county_code = :county and township_code = :township and gram = any(:grams)
                        """)
                            .param("county", town.county.value())
                            .param("township", town.township.value())
                            .param("grams", Grams.of("石桥头路灯坏了").toArray(Integer[]::new))
                            .query(String.class)
                            .list();
                }));
        assertThat(String.join("\n", plan)).containsPattern("Index Cond: .*county_code = ");
        assertThat(jdbc.sql("""
            select bool_and(proleakproof) from pg_proc where oid in ('texteq'::regproc, 'int4eq'::regproc)
            """).query(Boolean.class).single())
                .as("what compares township and pair may go into an index in front of a policy")
                .isTrue();
    }

    @Test
    void looksInTheTownshipAlone() {
        var town = new Town(register);
        var other = DivisionCode.of(town.county.value() + "102201");
        put(other, "石桥头路灯坏了很久没有人修", "");
        put(town.neighbour, "石桥头路灯坏了很久没有人修", "");
        assertThat(look(town, town.village, "石桥头路灯坏了")).hasSize(1);
    }

    @Test
    void sortsSuggestionsByWhatStandsInTheText() {
        var sheet = CategorySheet.read("""
            level1,level2,level3
            人居环境,道路,道路照明
            人居环境,垃圾,垃圾清运
            生产,水利,灌溉
            """);
        var suggested = Suggestion.among(sheet.categories(), "垃圾没有人清运，堆在道路边", List.of());
        assertThat(suggested).first().satisfies(best -> {
            assertThat(best.category().third()).isEqualTo("垃圾清运");
            assertThat(best.words()).contains("垃圾", "清运");
        });
        assertThat(suggested).extracting(found -> found.category().first()).doesNotContain("生产");
    }

    private List<Similar> look(Town town, DivisionCode village, String words) {
        return Bound.call(
                Reach.ofCounty(town.county.value()),
                () -> key.open(() -> neighbours.of(village, town.township, Grams.of(words), List.of("FILED", "OPEN"))));
    }

    private List<Written> write(Town town) {
        var random = RandomGeneratorFactory.getDefault().create(SEED + 1);
        var written = new ArrayList<Written>();
        Bound.run(
                Reach.ofCounty(town.county.value()),
                () -> key.open(() -> {
                    for (var count = 0; count < PROBLEMS; count++) {
                        var thing = THINGS.get(random.nextInt(THINGS.size()));
                        var trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
                        var name = NAMES.get(random.nextInt(NAMES.size()));
                        var village = random.nextBoolean() ? town.village : town.neighbour;
                        add(village, "本村" + thing + trouble + "，已经影响大家生活", name);
                        written.add(new Written(village, thing, trouble, name));
                    }
                    return true;
                }));
        return written;
    }

    private void put(DivisionCode village, String body, String place) {
        Bound.run(
                Reach.ofCounty(village.county().value()),
                () -> key.open(() -> {
                    add(village, body, place);
                    return true;
                }));
    }

    private void add(DivisionCode village, String body, String place) {
        var filing = Town.filing(village, body, place.isEmpty() ? "路边" : place);
        var now = OffsetDateTime.parse("2026-11-20T09:00:00+08:00");
        table.add(filing, Level.VILLAGE, IssueWay.RESIDENT, null, now, now.toLocalDate(), now.toLocalDate());
        table.addGrams(filing.key(), village.upTo(Level.TOWNSHIP).orElseThrow(), Grams.of(body, place));
    }
}
