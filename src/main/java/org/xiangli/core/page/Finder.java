package org.xiangli.core.page;

import java.util.List;
import java.util.Locale;
import org.xiangli.core.access.Acting;

/** What a room contributes to the search box; at most twenty hits, best first. Never reveals that a sealed file exists. */
public interface Finder {

    List<Hit> find(String query, Acting acting, Locale reader);

    record Hit(String title, String detail, String path) {}
}
