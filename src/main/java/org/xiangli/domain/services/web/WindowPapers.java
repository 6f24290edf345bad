package org.xiangli.domain.services.web;

import java.util.Map;
import org.xiangli.core.page.Form;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PaperMark;

/** What the clerk says of the papers, for every page of the window that asks it. */
public final class WindowPapers {

    private WindowPapers() {}

    /** The notes typed into {@code papers.jte}; what is missing or wrong is noted at its field. */
    public static Map<String, PaperMark> marks(Form form, Item item) {
        return DeskPages.marks(form, item);
    }
}
