package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Money;
import org.xiangli.kernel.Refusal;

/**
 * One matter of the county's catalogue of village assistance, with every element its guide must show (在线政务服务若干规定
 * 6; R029). An item in the catalogue of some version never changes; what changes is a new version.
 *
 * @param code kebab-case, the same in every version
 * @param version of this item, counted up by whoever writes it
 * @param area the one area it stands in (R038)
 * @param basis never empty
 * @param range how far the resident may be from home and still be served (通办范围)
 * @param powers who takes in and who decides (权限划分)
 * @param procedure the published procedure its cases follow; empty when no case may be opened of it
 * @param referral who is called instead, exactly when there is no procedure
 * @param feeFen what the resident pays: nothing, or the item is refused
 * @param trips how often the resident must leave the village
 * @param agent whether an agent may carry the papers (代办, R044)
 * @param channels at least one needs no device (R048)
 * @param funding who pays the village for its help (村民委员会组织法 43)
 * @param amounts sums worth knowing, kept as parameters of rules because they differ from county to county
 * @param words everyday words by which people look for it
 */
public record Item(
        String code,
        int version,
        Codes codes,
        Wording name,
        ItemType type,
        ServiceFamily family,
        ServiceArea area,
        ServiceLayer layer,
        List<LegalBasis> basis,
        Offices offices,
        VillageRole village,
        Wording served,
        Set<DivisionCode.Level> levels,
        Range range,
        Wording powers,
        Handling handling,
        Optional<ProcedureKey> procedure,
        Optional<Referral> referral,
        Time time,
        List<Wording> conditions,
        List<Wording> process,
        List<Material> materials,
        long feeFen,
        Result result,
        Place place,
        int trips,
        Restrictions restrictions,
        Wording standard,
        Remedy remedy,
        List<Answer> questions,
        boolean agent,
        Set<Channel> channels,
        Optional<Funding> funding,
        List<Amount> amounts,
        Set<String> words,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Status status) {

    /** National codes (基本编码, 实施编码); empty until the county has received them. */
    public record Codes(String base, String implementing) {}

    /** Lead department, implementing organ and its nature, the department that asks for help, departments that join. */
    public record Offices(Wording lead, Wording organ, Wording organKind, Wording delegating, List<Wording> joint) {}

    /** What the village does for this item, and what nobody may ask of it. */
    public record VillageRole(List<Wording> does, List<Wording> doesNot) {}

    /** How far from home an item is served. */
    public enum Range {
        VILLAGE,
        TOWNSHIP,
        COUNTY,
        PROVINCE,
        NATION
    }

    /** Code and version of a published procedure. */
    public record ProcedureKey(String code, int version) {}

    /**
     * @param rule the rule that holds the statutory limit
     * @param promised working days promised, never beyond the statutory limit; 0 is at once, for a referral only
     */
    public record Time(String rule, int promised) {}

    /**
     * A matter the window writes nothing down of: a duty to report at once, people who must be left in peace, or
     * something that comes unasked (未成年人保护法 11, 反家庭暴力法 14).
     *
     * @param call whom to call
     * @param phones the numbers, the most urgent first
     * @param room where it is handled and who may look in
     */
    public record Referral(Wording call, List<String> phones, Wording room) {}

    /** What the resident receives, and how it can reach her. */
    public record Result(Wording name, Set<Delivery> delivery) {}

    /** How a result is handed over. */
    public enum Delivery {
        WINDOW,
        HOME,
        POST,
        MESSAGE
    }

    /** Where and when; the points themselves, with their hours, stand in the directory of service points (R053). */
    public record Place(Wording where, Wording hours, String phone, String complaints) {}

    /** Limits in number, intermediaries, yearly checks (数量限制, 中介服务, 年检). */
    public record Restrictions(Wording quota, Wording intermediary, Wording yearly) {}

    /** What a resident can do against a decision, and the law that lets her (R056). */
    public record Remedy(Wording text, LegalBasis law) {}

    /** An approved answer to a common question: the clerk's answer card (R051). */
    public record Answer(String key, Wording question, Wording answer) {}

    /** Who bears the cost of the village's help, and how. */
    public record Funding(Wording payer, Wording note) {}

    /** A sum in fen that a rule holds as a parameter. */
    public record Amount(Wording name, String rule, String parameter) {}

    /** Whether the item is served; a county may suspend one whose money does not come (R032). */
    public enum Status {
        IN_FORCE,
        SUSPENDED
    }

    /** Whether it may be applied for on this day. */
    public boolean inForceOn(LocalDate day) {
        return status == Status.IN_FORCE
                && !day.isBefore(effectiveFrom)
                && effectiveTo.filter(day::isAfter).isEmpty();
    }

    /** Whether an ordinary case may be opened of it; if not, its guide says whom to call. */
    public boolean opensCase() {
        return procedure.isPresent();
    }

    /**
     * The procedure of its cases.
     *
     * @throws Refusal {@code services.item-referral} with the numbers to call, for one that no case may be opened of
     */
    public ProcedureKey demandProcedure() {
        return procedure.orElseThrow(() -> new Refusal(
                "services.item-referral",
                basis.getFirst().reference(code),
                referral.map(Referral::phones)
                        .map(phones -> String.join("、", phones))
                        .orElse("12345")));
    }

    /** The paper of that code. */
    public Optional<Material> material(String material) {
        return materials.stream().filter(paper -> paper.code().equals(material)).findFirst();
    }

    /** The papers an applicant can be asked for. */
    public List<Material> asked() {
        return materials.stream().filter(Material::asked).toList();
    }

    public Money fee() {
        return Money.ofFen(feeFen);
    }
}
