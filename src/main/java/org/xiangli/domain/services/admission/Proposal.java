package org.xiangli.domain.services.admission;

import java.util.UUID;
import java.util.regex.Pattern;
import org.xiangli.kernel.Refusal;

/**
 * What a department asks the county to let its villages help with.
 *
 * @param key made once by the page; sent again, the same proposal is returned
 * @param code as the item will be called in the catalogue
 * @param source the instrument it stands on; empty when there is none, and then it is refused
 * @param article of that instrument
 * @param does what the village does
 * @param doesNot what nobody may ask of it
 * @param ownWindow the department's own window, where residents go when a village's help is suspended
 */
public record Proposal(
        UUID key,
        String code,
        String name,
        String source,
        String article,
        String does,
        String doesNot,
        Workload hours,
        Funds funds,
        String ownWindow) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_SOURCE = 120;

    /** @throws Refusal {@code admission.code}, {@code admission.hours}, and for a text missing or too long */
    public Proposal {
        if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
            throw new Refusal("admission.code", AdmissionLaw.ADMITTED);
        }
        name = Written.needed(name, Written.NAME);
        source = Written.limited(source, LONGEST_SOURCE);
        article = Written.limited(article, Written.NAME);
        does = Written.needed(does, Written.TEXT);
        doesNot = Written.limited(doesNot, Written.TEXT);
        ownWindow = Written.needed(ownWindow, Written.LINE);
        hours = hours.demand();
        if (funds.perCase().isNegative()) {
            throw new Refusal("admission.money", AdmissionLaw.FUNDED);
        }
    }
}
