package org.xiangli.core.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.xiangli.core.territory.Edition.Part;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The map room: the dated tree of divisions from province to village, what became of them, and which parts of the
 * national list are loaded. Every question names its day; an answer for the past is the map of the past.
 */
@Service
public class Territory {

    static final RuleRef RULE = new RuleRef("NBS.DIVISIONS", "统计用区划代码和城乡划分代码(2023年版)", "");

    private final DivisionTable divisions;
    private final Lineage lineage;
    private final RedrawingDesk redrawings;
    private final EditionLoad load;
    private final TreeInspection inspection;

    Territory(
            DivisionTable divisions,
            Lineage lineage,
            RedrawingDesk redrawings,
            EditionLoad load,
            TreeInspection inspection) {
        this.divisions = divisions;
        this.lineage = lineage;
        this.redrawings = redrawings;
        this.load = load;
        this.inspection = inspection;
    }

    /** The division as it was on that day. */
    public Optional<Division> find(DivisionCode code, LocalDate asOf) {
        return divisions.find(code, asOf);
    }

    /**
     * The division as it was on that day, of the level that is needed.
     *
     * @throws Refusal {@code territory.level} for a code of another level, {@code territory.not-loaded} for a village
     *     of a province whose villages are not loaded, {@code territory.unknown} when no such division existed that day
     */
    public Division demand(DivisionCode code, Level level, LocalDate asOf) {
        if (code.level() != level) {
            throw new Refusal(
                    "territory.level", RULE, code.value(), code.level().digits(), level.digits());
        }
        return find(code, asOf).orElseThrow(() -> missing(code));
    }

    public List<Division> provinces(LocalDate asOf) {
        return divisions.provinces(asOf);
    }

    /** The divisions one level below, in order of their codes. */
    public List<Division> children(DivisionCode parent, LocalDate asOf) {
        return divisions.children(parent, asOf);
    }

    /** From the province down to the division itself; empty when it did not exist on that day. */
    public List<Division> path(DivisionCode code, LocalDate asOf) {
        if (find(code, asOf).isEmpty()) {
            return List.of();
        }
        var path = new ArrayList<Division>();
        for (var level : Level.values()) {
            code.upTo(level).flatMap(above -> find(above, asOf)).ifPresent(path::add);
        }
        return path;
    }

    /** The whole name as people write it, without the list's headings: 吉林省延边朝鲜族自治州龙井市… */
    public String fullName(DivisionCode code, LocalDate asOf) {
        return path(code, asOf).stream()
                .filter(division -> division.kind() != DivisionKind.HEADING)
                .map(Division::name)
                .distinct()
                .collect(Collectors.joining());
    }

    /** Up to 50 divisions within another whose name holds the text; blank text finds none. */
    public List<Division> search(String text, DivisionCode within, LocalDate asOf) {
        return sought(text)
                .map(sought -> divisions.search(sought, within, asOf))
                .orElse(List.of());
    }

    /** Up to 50 provinces, prefectures, counties and townships of the nation whose name holds the text. */
    public List<Division> search(String text, LocalDate asOf) {
        return sought(text)
                .map(sought -> divisions.searchAboveVillages(sought, asOf))
                .orElse(List.of());
    }

    /** Units per level within a division, itself included; villages count as far as their province is loaded. */
    public Map<Level, Integer> counts(DivisionCode within, LocalDate asOf) {
        return divisions.counts(within, asOf);
    }

    /** How the number of units of one level within a division changed from one day to another. */
    public CountChange change(DivisionCode within, Level level, LocalDate before, LocalDate after) {
        return new CountChange(
                counts(within, before).getOrDefault(level, 0),
                counts(within, after).getOrDefault(level, 0));
    }

    /**
     * Enters an act that changes the map. Entering it again changes nothing.
     *
     * @throws Refusal {@code territory.unknown}, {@code territory.ended}, {@code territory.begins-later} for an old unit
     *     that is not there to be changed on that day; {@code territory.code-taken} for a code another unit bore;
     *     {@code territory.has-children} when units below an ending one are left; {@code territory.not-loaded} before
     *     the province's villages are loaded; {@code territory.act-differs} when the id belongs to another act
     */
    public void record(Redrawing act) {
        redrawings.enter(act);
    }

    /** All acts that led to the unit that bears the code on that day, latest first. */
    public List<Succession> predecessors(DivisionCode code, LocalDate asOf) {
        return lineage.before(code, asOf);
    }

    /** All acts that followed from the unit that bore the code on that day, earliest first. */
    public List<Succession> successors(DivisionCode code, LocalDate asOf) {
        return lineage.after(code, asOf);
    }

    /**
     * The units that on a later day answer for what the code named on an earlier one: old debts, contracts, members'
     * files. Empty when nobody is known to carry the unit on.
     */
    public List<DivisionCode> heirs(DivisionCode code, LocalDate then, LocalDate asOf) {
        return lineage.heirs(code, then, asOf);
    }

    /**
     * Refuses a unit or office that would stand between a township and its villages.
     *
     * @throws Refusal {@code territory.added-layer}, naming 吉办发〔2016〕3号 三(一)
     */
    public void demandNoAddedLayer(ProposedUnit proposed) {
        proposed.demandNoAddedLayer();
    }

    /**
     * Loads the villages of a province unless they are loaded; all or none of them.
     *
     * @throws Refusal {@code territory.level} when the code is no province's, {@code territory.no-villages} when the
     *     list has none for it
     */
    public Loaded loadVillages(DivisionCode province) {
        if (province.level() != Level.PROVINCE) {
            throw new Refusal(
                    "territory.level", RULE, province.value(), province.level().digits(), 2);
        }
        load.load(Part.UPPER);
        return load.load(Part.villagesOf(province.value()));
    }

    /** What is loaded, from which file, and when. */
    public List<Loaded> loads() {
        return load.loads();
    }

    /** Checks the whole tree. Takes seconds when the whole nation is loaded. */
    public TreeFindings inspect() {
        return inspection.findings();
    }

    private Refusal missing(DivisionCode code) {
        if (code.level() == Level.VILLAGE) {
            load.demandLoaded(code);
        }
        return new Refusal("territory.unknown", RULE, code.value());
    }

    private static Optional<String> sought(String text) {
        return Optional.of(text.strip()).filter(sought -> !sought.isEmpty() && sought.length() <= 50);
    }
}
