package org.xiangli.domain.services.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.Material.Ease;
import org.xiangli.domain.services.Material.Form;
import org.xiangli.domain.services.Material.Necessity;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;

/** What can be said of a paper at the window: only what the item allows. */
public final class Papers {

    private Papers() {}

    /** What was said of each paper on a form; a paper nothing was said of is a problem at its field. */
    public static Map<String, PaperMark> marks(org.xiangli.core.page.Form form, Item item) {
        return DeskPages.marks(form, item);
    }

    /** The choices for a paper, the usual one first. */
    public static List<PaperState> choices(Material paper) {
        var choices = new ArrayList<PaperState>();
        if (paper.forms().contains(Form.SHOWN)) {
            choices.add(PaperState.SHOWN);
        }
        if (paper.forms().contains(Form.ORIGINAL)) {
            choices.add(PaperState.ORIGINAL);
        }
        if (paper.forms().contains(Form.COPY)) {
            choices.add(PaperState.COPY);
        }
        if (paper.forms().contains(Form.ELECTRONIC) || paper.eases().contains(Ease.E_CERTIFICATE)) {
            choices.add(PaperState.ELECTRONIC);
        }
        if (paper.eases().contains(Ease.PROMISE)) {
            choices.add(PaperState.PROMISED);
        }
        if (paper.eases().contains(Ease.LATER)) {
            choices.add(PaperState.LATER);
        }
        if (paper.necessity() == Necessity.CONDITIONAL) {
            choices.add(PaperState.NOT_NEEDED);
        }
        choices.add(PaperState.MISSING);
        return choices;
    }
}
