package org.xiangli.core.people.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * One row of the county table. A figure the table leaves out is computed where a total fixes it (the yearbook prints
 * no zeros); where nothing fixes it, the row is refused and the column named.
 */
final class CensusRow {

    private static final RuleRef RULE = new RuleRef("CENSUS.2020", "第七次全国人口普查分县资料", "");
    private static final Set<String> LEFT_OUT = Set.of("", "NA");
    private static final List<String> GENERATIONS = List.of("一代户数", "二代户数", "三代户数", "四代以上户数");
    private static final List<String> MOVERS = List.of("户口登记地在外乡镇街道人口_本县", "户口登记地在外乡镇街道人口_本省其他县", "户口登记地在外乡镇街道人口_省外");

    private final String code;
    private final Map<String, Integer> figures = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    CensusRow(List<String> columns, List<String> cells) {
        this.code = cells.getFirst();
        for (int at = 3; at < columns.size(); at++) {
            var text = at < cells.size() ? cells.get(at) : "";
            if (text.contains(".") || columns.get(at).endsWith("（%）")) {
                texts.put(columns.get(at), text);
            } else if (!LEFT_OUT.contains(text)) {
                figures.put(columns.get(at), Integer.valueOf(text));
            }
        }
    }

    /**
     * The row as a county.
     *
     * @throws Refusal {@code people.census-missing} naming the column that is missing, {@code people.census-sum} naming
     *     a total that is not the sum of its parts
     */
    CensusCounty county() {
        reconcile("人口数_合计", List.of("人口数_男", "人口数_女"));
        reconcile("人口数_合计", List.of("城镇人口", "乡村人口"));
        reconcile("人口数_男", classes("男"));
        reconcile("人口数_女", classes("女"));
        reconcile("家庭户数", GENERATIONS);
        demandAtMost("家庭户人口数", "人口数_合计");
        demandAtMost("一人户数", "一代户数");
        var county = new CensusCounty(
                DivisionCode.of(code),
                minorityShare(),
                figure("城镇人口"),
                figure("乡村人口"),
                figure("家庭户数"),
                figure("家庭户人口数"),
                figure("一人户数"),
                figures(GENERATIONS),
                figures(classes("男")),
                figures(classes("女")),
                figures(MOVERS));
        if (county.allMovers() > county.people()) {
            throw new Refusal("people.census-sum", RULE, code, "户口登记地在外乡镇街道人口");
        }
        return county;
    }

    /** A figure as printed, with the same refusal as {@link #county()}. */
    int figure(String column) {
        var figure = figures.get(column);
        if (figure == null) {
            throw new Refusal("people.census-missing", RULE, code, column);
        }
        return figure;
    }

    private void reconcile(String total, List<String> parts) {
        var missing = new ArrayList<>(parts);
        missing.removeAll(figures.keySet());
        int known =
                parts.stream().mapToInt(part -> figures.getOrDefault(part, 0)).sum();
        if (missing.isEmpty()) {
            figures.putIfAbsent(total, known);
        } else {
            int rest = figure(total) - known;
            if (missing.size() > 1 && rest != 0) {
                throw new Refusal("people.census-missing", RULE, code, missing.getFirst());
            }
            missing.forEach(part -> figures.put(part, rest));
            known += rest;
        }
        if (figure(total) != known || parts.stream().anyMatch(part -> figure(part) < 0)) {
            throw new Refusal("people.census-sum", RULE, code, total);
        }
    }

    private void demandAtMost(String part, String whole) {
        if (figure(part) > figure(whole)) {
            throw new Refusal("people.census-sum", RULE, code, whole);
        }
    }

    private int minorityShare() {
        var text = texts.getOrDefault("少数民族人口比重（%）", "");
        return LEFT_OUT.contains(text)
                ? 0
                : new BigDecimal(text)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact();
    }

    private int[] figures(List<String> columns) {
        return columns.stream().mapToInt(this::figure).toArray();
    }

    private static List<String> classes(String sex) {
        return AgeClass.ALL.stream().map(each -> sex + "_" + each.label()).toList();
    }
}
