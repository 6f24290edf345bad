package org.xiangli.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a run is told by its environment; {@code bin/bench} names every variable.
 *
 * @param home of the embedded PostgreSQL this run works on; thrown away when it ends
 * @param results where every part writes what it found
 * @param distribution the packaged application
 * @param county six digits; generated as demo county, so it has a population
 * @param item the matter that is taken in at the window
 * @param seconds length of each measured round
 * @param rounds measured rounds; the median is reported
 * @param workers clerks at work at once, and connections to the database
 * @param warmUp cases walked before anything is measured
 * @param starts how often the start is timed
 * @param crowdCounties counties whose cases lie in one database when fifty clerks work at once
 * @param crowdCases cases of all these counties together
 * @param pause milliseconds a clerk looks at a page before he asks for the next one
 * @param tableRows sizes of the tables that are taken in
 */
record Settings(
        Path home,
        Path results,
        Path distribution,
        String county,
        String item,
        int seconds,
        int rounds,
        int workers,
        int warmUp,
        int starts,
        int crowdCounties,
        int crowdCases,
        int pause,
        List<Integer> tableRows) {

    static Settings fromEnvironment() {
        var target = Path.of(text("BENCH_TARGET", "target/bench")).toAbsolutePath();
        return new Settings(
                target.resolve("home"),
                target,
                Path.of(text("BENCH_DIST", "target/dist")).toAbsolutePath(),
                text("BENCH_COUNTY", "222405"),
                text("BENCH_ITEM", "pension-register"),
                number("BENCH_SECONDS", 15),
                number("BENCH_ROUNDS", 3),
                number("BENCH_WORKERS", 16),
                number("BENCH_WARMUP", 3000),
                number("BENCH_STARTS", 5),
                number("BENCH_CROWD_COUNTIES", 50),
                number("BENCH_CROWD_CASES", 2_000_000),
                number("BENCH_PAUSE", 1000),
                Arrays.stream(text("BENCH_EXCEL_ROWS", "10000 100000").split(" +"))
                        .map(Integer::valueOf)
                        .toList());
    }

    private static String text(String name, String otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }
}
