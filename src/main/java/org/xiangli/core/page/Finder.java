package org.xiangli.core.page;

import java.util.List;
import org.xiangli.core.access.Acting;

/** What a room contributes to the search box; at most twenty hits, best first. Never reveals that a sealed file exists. */
public interface Finder {

    List<Hit> find(String query, Acting acting);

    record Hit(String title, String detail, String path) {}
}
