package org.xiangli.core.people.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** The packaged county table of the 2020 census; where it comes from stands in CREDITS.md. */
final class CensusTable {

    private static final String NATION = "000000";
    private static final RuleRef RULE = new RuleRef("CENSUS.2020", "第七次全国人口普查分县资料", "");

    private final List<String> columns;
    private final TreeMap<String, String> lines;

    private CensusTable(List<String> columns, TreeMap<String, String> lines) {
        this.columns = columns;
        this.lines = lines;
    }

    static CensusTable packaged() {
        try (var stream = Objects.requireNonNull(CensusTable.class.getResourceAsStream("census-2020.csv.gz"))) {
            return read(new GZIPInputStream(stream));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static CensusTable read(InputStream csv) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8))) {
            var columns = cells(Objects.requireNonNull(reader.readLine(), "an empty table"));
            var lines = new TreeMap<String, String>();
            reader.lines().forEach(line -> lines.put(line.substring(0, line.indexOf(',')), line));
            return new CensusTable(columns, lines);
        }
    }

    /**
     * One county's figures.
     *
     * @throws Refusal {@code people.census-unknown} when the table has no such county, else as
     *     {@link CensusRow#county()}
     */
    CensusCounty county(DivisionCode code) {
        var line = lines.get(code.value());
        if (line == null) {
            throw new Refusal("people.census-unknown", RULE, code.value());
        }
        return new CensusRow(columns, cells(line)).county();
    }

    /** Every county of the table. */
    List<DivisionCode> counties() {
        return lines.keySet().stream()
                .filter(code -> !code.equals(NATION))
                .map(DivisionCode::of)
                .toList();
    }

    /**
     * How many of these many people would be registered here and live in another county, if it were as in the nation:
     * everybody who lives in a county and is registered in another is away from that other. The table does not say how
     * many are away from one particular county.
     */
    int awayAmong(int people) {
        var nation = new CensusRow(columns, cells(Objects.requireNonNull(lines.get(NATION))));
        long away = (long) nation.figure("户口登记地在外乡镇街道人口_本省其他县") + nation.figure("户口登记地在外乡镇街道人口_省外");
        return Math.toIntExact(people * away / nation.figure("人口数_合计"));
    }

    /** Counties by province, for the places people came from. */
    Map<String, List<DivisionCode>> byProvince() {
        return counties().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        code -> code.value().substring(0, 2), TreeMap::new, java.util.stream.Collectors.toList()));
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
