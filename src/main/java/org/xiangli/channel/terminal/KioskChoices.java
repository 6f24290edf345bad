package org.xiangli.channel.terminal;

import java.util.ArrayList;
import java.util.List;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperState;

/** What somebody at a terminal may say of a paper; the desk checks it again. What must be seen she brings to the window. */
public final class KioskChoices {

    private KioskChoices() {}

    /** The choices, the usual one first. */
    public static List<PaperState> of(Material paper) {
        var choices = new ArrayList<PaperState>();
        if (paper.forms().contains(Material.Form.ELECTRONIC) || paper.eases().contains(Material.Ease.E_CERTIFICATE)) {
            choices.add(PaperState.ELECTRONIC);
        }
        if (paper.eases().contains(Material.Ease.PROMISE)) {
            choices.add(PaperState.PROMISED);
        }
        if (paper.eases().contains(Material.Ease.LATER)) {
            choices.add(PaperState.LATER);
        }
        if (paper.necessity() == Material.Necessity.CONDITIONAL) {
            choices.add(PaperState.NOT_NEEDED);
        }
        choices.add(PaperState.MISSING);
        return choices;
    }
}
