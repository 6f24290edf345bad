package org.xiangli.channel.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;

/**
 * The doors somebody may open, by task, as the frame and the home page show them.
 *
 * @param sections in the order of {@link Door.Group}; none is empty
 * @param here the door whose page, or a page behind it, is open
 */
public record Menu(List<Section> sections, Optional<Door> here) {

    /** So few that a newcomer takes them in at a glance need no groups. */
    private static final int FEW = 6;

    /** The doors of one task. */
    public record Section(Door.Group group, List<Door> doors) {}

    /**
     * @param kind the post that looks, null for somebody who has not signed in
     * @param path of the page that is open
     */
    static Menu of(List<Door> doors, @Nullable PostKind kind, String path) {
        var open = doors.stream()
                .filter(door ->
                        door.posts().isEmpty() || (kind != null && door.posts().contains(kind)))
                .sorted(Comparator.comparingInt(Door::order))
                .toList();
        var sections = Arrays.stream(Door.Group.values())
                .map(group -> new Section(
                        group,
                        open.stream().filter(door -> door.group() == group).toList()))
                .filter(section -> !section.doors.isEmpty())
                .toList();
        var here = open.stream()
                .filter(door -> leadsTo(door, path))
                .max(Comparator.comparingInt(door -> door.path().length()));
        return new Menu(sections, here);
    }

    /** One door says where it leads; behind several stands the name of their task. */
    public boolean grouped(Section section) {
        return section.doors.size() > 1
                && sections.stream().mapToInt(each -> each.doors.size()).sum() > FEW;
    }

    public boolean isHere(Door door) {
        return here.filter(door::equals).isPresent();
    }

    public boolean isHere(Section section) {
        return here.filter(section.doors::contains).isPresent();
    }

    private static boolean leadsTo(Door door, String path) {
        return path.equals(door.path()) || path.startsWith(door.path() + "/");
    }
}
