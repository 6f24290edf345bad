package org.xiangli.core.page;

import java.util.Set;
import org.xiangli.core.access.PostKind;

/**
 * A room's entry in the navigation, shown to the posts it is for.
 *
 * @param order doors stand in this order, smallest first
 */
public record Door(String path, String textKey, int order, Set<PostKind> posts) {}
