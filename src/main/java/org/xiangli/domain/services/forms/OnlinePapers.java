package org.xiangli.domain.services.forms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.Material.Ease;
import org.xiangli.domain.services.Material.Necessity;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;

/**
 * What a resident can say of a paper from home. She is known by her account, which the village opened when it had seen
 * her papers, so no picture of an identity card is taken or kept (居民身份证法 15).
 */
public final class OnlinePapers {

    private OnlinePapers() {}

    /** The papers she is asked about: those the form itself does not replace. */
    public static List<Material> asked(Item item, ServiceForm form) {
        return item.asked().stream().filter(paper -> !covered(paper, form)).toList();
    }

    /** The choices for a paper, the usual one first. What only an officer can say is not among them. */
    public static List<PaperState> choices(Material paper) {
        var choices = new ArrayList<PaperState>();
        if (pictured(paper) || paper.eases().contains(Ease.E_CERTIFICATE)) {
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

    /** Whether a picture of it may be handed in. */
    public static boolean pictured(Material paper) {
        return paper.forms().contains(Material.Form.ELECTRONIC);
    }

    /** Owner of the pictures of one paper while the form is a draft. */
    public static UUID owner(UUID sheet, String paper) {
        return UUID.nameUUIDFromBytes((sheet + "/" + paper).getBytes(StandardCharsets.UTF_8));
    }

    /** Her notes with those of the papers the form replaces; a paper she said nothing of is missing. */
    static Map<String, PaperMark> marks(Item item, ServiceForm form, Map<String, PaperMark> said) {
        var marks = new HashMap<String, PaperMark>();
        for (var paper : item.asked()) {
            marks.put(
                    paper.code(),
                    covered(paper, form)
                            ? PaperMark.of(PaperState.ELECTRONIC)
                            : said.getOrDefault(paper.code(), PaperMark.of(PaperState.MISSING)));
        }
        return marks;
    }

    private static boolean covered(Material paper, ServiceForm form) {
        return form.covers().contains(paper.code()) && pictured(paper);
    }
}
