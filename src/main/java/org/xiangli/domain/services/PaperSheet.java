package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xiangli.domain.services.Material.Ease;
import org.xiangli.domain.services.Material.Form;
import org.xiangli.domain.services.Material.Necessity;
import org.xiangli.kernel.Refusal;

/**
 * The papers of one application, each as the desk has noted it. Only papers of the item's own list can stand here: what
 * is not on the list, or is looked up by the office, cannot be asked for (国令716 第7条; 优化营商环境条例 35).
 *
 * @param lines the papers an applicant can be asked for, in the order of the item
 */
public record PaperSheet(List<Line> lines) {

    /** One paper; {@link PaperState#MISSING} until it is noted otherwise. */
    public record Line(Material material, PaperMark mark) {}

    /** The sheet of an item, with the notes made so far. */
    static PaperSheet of(Item item, Map<String, PaperMark> marks) {
        return new PaperSheet(item.asked().stream()
                .map(material ->
                        new Line(material, marks.getOrDefault(material.code(), PaperMark.of(PaperState.MISSING))))
                .toList());
    }

    /**
     * Checks notes before they are kept.
     *
     * @param last the last day a paper may be promised for
     * @throws Refusal {@code services.paper-unlisted} with the code, {@code services.paper-looked-up} with the name,
     *     {@code services.paper-state} with the name, {@code services.paper-day} with the name and the last day
     */
    static void demand(Item item, Map<String, PaperMark> marks, LocalDate today, LocalDate last) {
        new TreeMap<>(marks).forEach((code, mark) -> {
            var material = item.material(code)
                    .orElseThrow(() -> new Refusal("services.paper-unlisted", ServiceLaw.BASED, code));
            if (!material.asked()) {
                throw new Refusal(
                        "services.paper-looked-up",
                        ServiceLaw.SHARED,
                        material.name().zh());
            }
            if (!fits(material, mark.state())
                    || (mark.state() == PaperState.LATER) != mark.promisedFor().isPresent()) {
                throw new Refusal(
                        "services.paper-state",
                        ServiceLaw.GUIDE,
                        material.name().zh());
            }
            if (mark.promisedFor()
                    .filter(day -> day.isBefore(today) || day.isAfter(last))
                    .isPresent()) {
                throw new Refusal(
                        "services.paper-day", ServiceLaw.GUIDE, material.name().zh(), last.toString());
            }
        });
    }

    /** Codes of the papers that are missing, in the order of the item. */
    public List<String> missing() {
        return codes(PaperState.MISSING);
    }

    /** Codes of the papers that were promised and have not come. */
    public List<String> outstanding() {
        return codes(PaperState.LATER);
    }

    /** Whether the matter can be accepted: nothing is missing, though some papers may follow. */
    public boolean acceptable() {
        return missing().isEmpty();
    }

    private List<String> codes(PaperState state) {
        return lines.stream()
                .filter(line -> line.mark().state() == state)
                .map(line -> line.material().code())
                .toList();
    }

    private static boolean fits(Material material, PaperState state) {
        return switch (state) {
            case SHOWN -> material.forms().contains(Form.SHOWN);
            case ORIGINAL -> material.forms().contains(Form.ORIGINAL);
            case COPY -> material.forms().contains(Form.COPY);
            case ELECTRONIC ->
                material.forms().contains(Form.ELECTRONIC) || material.eases().contains(Ease.E_CERTIFICATE);
            case LATER -> material.eases().contains(Ease.LATER);
            case PROMISED -> material.eases().contains(Ease.PROMISE);
            case NOT_NEEDED -> material.necessity() == Necessity.CONDITIONAL;
            case MISSING -> true;
        };
    }
}
