package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xiangli.channel.web.Menu.Section;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Door.Group;

/** Who is shown which doors, under which task, and which of them is the one that is open. */
class MenuTests {

    private static final Door MINE = door("/my", Group.MINE, 2, PostKind.RESIDENT);
    private static final Door LOOKED = door("/my/looked", Group.MINE, 1, PostKind.RESIDENT);
    private static final Door ITEMS = door("/items", Group.GUIDE, 3);
    private static final Door STAFF = door("/staff", Group.SETTINGS, 0, PostKind.ADMINISTRATOR);
    private static final List<Door> ALL = List.of(STAFF, ITEMS, MINE, LOOKED);

    @Test
    void aStrangerSeesOnlyWhatIsOpenToAll() {
        assertThat(Menu.of(ALL, null, "/").sections()).containsExactly(new Section(Group.GUIDE, List.of(ITEMS)));
    }

    @Test
    void tasksStandInTheirOrderAndDoorsInTheirs() {
        assertThat(Menu.of(ALL, PostKind.RESIDENT, "/home").sections())
                .containsExactly(
                        new Section(Group.MINE, List.of(LOOKED, MINE)), new Section(Group.GUIDE, List.of(ITEMS)));
    }

    @Test
    void theDoorThatLeadsClosestIsTheOneThatIsOpen() {
        var menu = Menu.of(ALL, PostKind.RESIDENT, "/my/looked");
        assertThat(menu.isHere(LOOKED)).isTrue();
        assertThat(menu.isHere(MINE)).isFalse();
        assertThat(menu.isHere(menu.sections().getFirst())).isTrue();
        assertThat(menu.isHere(menu.sections().getLast())).isFalse();
        assertThat(Menu.of(ALL, PostKind.RESIDENT, "/mystery").here()).isEmpty();
    }

    @Test
    void sixDoorsStandInTheOpenAndSevenUnderTheirTasks() {
        assertThat(grouped(6)).isFalse();
        assertThat(grouped(7)).isTrue();
    }

    @Test
    void aDoorAloneNeedsNoTask() {
        var doors = new java.util.ArrayList<>(doors(9));
        doors.add(STAFF);
        var menu = Menu.of(doors, PostKind.ADMINISTRATOR, "/home");
        assertThat(menu.grouped(menu.sections().getFirst())).isTrue();
        assertThat(menu.grouped(menu.sections().getLast())).isFalse();
    }

    private static boolean grouped(int doors) {
        var menu = Menu.of(doors(doors), null, "/");
        return menu.grouped(menu.sections().getFirst());
    }

    private static List<Door> doors(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> door("/" + number, Group.GUIDE, number))
                .toList();
    }

    private static Door door(String path, Group group, int order, PostKind... posts) {
        return new Door(path, "home.title", group, order, Set.of(posts));
    }
}
