package org.xiangli.core.people.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.testing.SharedData;

/** The tables as their publishers give them, read here without the product's own reader. */
final class Sources {

    private Sources() {}

    private static final Map<String, Map<String, String>> CENSUS = census();

    /** A cell of the county table; 000000 is the nation's row. */
    static String census(String code, String column) {
        return Objects.requireNonNull(Objects.requireNonNull(CENSUS.get(code)).get(column));
    }

    static int figure(String code, String column) {
        return Integer.parseInt(census(code, column));
    }

    private static Map<String, Map<String, String>> census() {
        var lines = lines("census/county_2020.csv.gz");
        var columns = lines.getFirst().replace("\uFEFF", "").split(",", -1);
        var table = new HashMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            var row = new HashMap<String, String>();
            for (int at = 0; at < columns.length; at++) {
                row.put(columns[at], cells[at]);
            }
            table.put(cells[3].equals("全国") ? "000000" : cells[0], row);
        }
        return table;
    }

    /** The villages and communities of a county of Jilin or of Lianyungang as the national list has them. */
    static List<Place> villages(String county) {
        var places = new ArrayList<Place>();
        for (var line : lines("divisions/town_village_jilin_lianyungang.csv.gz")) {
            var cells = line.split(",", -1);
            if (cells[6].equals(county)) {
                places.add(new Place(
                        DivisionCode.of(cells[0]),
                        cells[1],
                        cells[2].endsWith("residents_committee") || cells[2].equals("quasi_residents")));
            }
        }
        return places;
    }

    private static List<String> lines(String file) {
        try (var reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.path(file))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
