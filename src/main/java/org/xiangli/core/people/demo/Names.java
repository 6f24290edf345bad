package org.xiangli.core.people.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.xiangli.kernel.DivisionCode;

/**
 * Names drawn from packaged lists. Children bear the father's surname. Members of ethnic minorities, as many as the
 * census's share, draw from a list of their own where the house has one (Yanbian); elsewhere from the common one. The
 * share shows in names only: which people somebody belongs to is kept nowhere (R022).
 */
final class Names {

    private static final String COMMON = "common";
    private static final Map<String, String> POOL_BY_PREFECTURE = Map.of("2224", "yanbian");

    private final String minorityPool;
    private final Dice dice;
    private final Map<String, List<String>> surnames = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private final Map<Person, String> ofFatherless = new IdentityHashMap<>();

    Names(DivisionCode county, Dice dice) {
        this.minorityPool = POOL_BY_PREFECTURE.getOrDefault(county.value().substring(0, 4), COMMON);
        this.dice = dice;
        for (var row : rows("surnames.csv")) {
            var lots = surnames.computeIfAbsent(row.getFirst(), unused -> new ArrayList<>());
            for (int lot = Integer.parseInt(row.get(2)); lot > 0; lot--) {
                lots.add(row.get(1));
            }
        }
        rows("given-names.csv").forEach(row -> given.add(Given.of(row)));
    }

    /** The family name first, as written. */
    String nameOf(Person person) {
        return surnameOf(person) + givenName(person);
    }

    private String surnameOf(Person person) {
        var known = person.surname;
        if (known == null) {
            if (person.father != null) {
                known = surnameOf(person.father);
            } else if (person.mother != null) {
                known = ofFatherless.computeIfAbsent(person.mother, this::drawSurname);
            } else {
                known = drawSurname(person);
            }
            person.surname = known;
        }
        return known;
    }

    private String drawSurname(Person person) {
        return dice.pick(Objects.requireNonNull(surnames.get(poolOf(person))));
    }

    private String givenName(Person person) {
        var fitting =
                given.stream().filter(each -> each.fits(poolOf(person), person)).toList();
        var first = fitting.getFirst();
        if (first.kind().equals("whole")) {
            return dice.pick(first.parts());
        }
        var tail = dice.pick(fitting.getLast().parts());
        return dice.permille(150) ? tail : withoutEcho(dice.pick(first.parts()), tail);
    }

    private static String withoutEcho(String head, String tail) {
        return head.equals(tail) ? tail : head + tail;
    }

    private String poolOf(Person person) {
        return person.ofMinority ? minorityPool : COMMON;
    }

    private record Given(String pool, String sex, int from, int to, String kind, List<String> parts) {

        static Given of(List<String> row) {
            var text = row.get(5);
            var parts = row.get(4).equals("whole")
                    ? List.of(text.split(" ", -1))
                    : text.codePoints().mapToObj(Character::toString).toList();
            return new Given(
                    row.get(0),
                    row.get(1),
                    Integer.parseInt(row.get(2)),
                    Integer.parseInt(row.get(3)),
                    row.get(4),
                    parts);
        }

        boolean fits(String wanted, Person person) {
            int year = person.born.getYear();
            return pool.equals(wanted) && sex.equals(person.sex.name()) && year >= from && year <= to;
        }
    }

    private static List<List<String>> rows(String file) {
        try (var stream = Objects.requireNonNull(Names.class.getResourceAsStream(file));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
