package org.xiangli.core.page;

import java.util.Set;
import org.xiangli.core.access.PostKind;

/**
 * A room's entry in the navigation, shown to the posts it is for, under the task it belongs to.
 *
 * @param order doors of a group stand in this order, smallest first
 * @param posts empty for a door that is open to everybody, signed in or not
 */
public record Door(String path, String textKey, Group group, int order, Set<PostKind> posts) {

    /** What people come to do, in the order in which they look for it. Its words are {@code door.group.…}. */
    public enum Group {
        /** Taking in and handling a matter. */
        DESK,
        /** What is one's own: matters, appointments, mandates, who looked. */
        MINE,
        /** The ways in besides the window: telephone, visits, agents, terminals. */
        CHANNELS,
        /** Reading up: what can be done, where, and how far it has come. */
        GUIDE,
        /** What people say, and what they are answered: common problems, questions, bad ratings. */
        VOICES,
        /** Keeping the list of items: admission, versions, local offers. */
        CATALOGUE,
        /** Looking whether it goes well: coverage, standards, burden, refusals. */
        OVERSIGHT,
        /** What is set up once: people, keys, programs. */
        SETTINGS;

        public String textKey() {
            return "door.group." + name();
        }

        /** A line that explains the group. */
        public String lineKey() {
            return textKey() + ".line";
        }
    }
}
