package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.people.ResidenceType;

/** A household while the county is being made. */
final class Home {

    /** Generations under one roof; 0 for a collective household. */
    final int generations;

    /** In the order in which they moved in; those away from the county come last. */
    final List<Person> members = new ArrayList<>(3);

    private final @Nullable Person[] anchors;

    /** Whether the children here live with grandparents, their own parents being away. */
    boolean skipsParents;

    @Nullable
    Person head;

    @Nullable
    Place place;

    /** Whether its people count as urban. */
    boolean inTown;

    int number = -1;

    Home(int generations) {
        this.generations = generations;
        this.anchors = new Person[Math.max(generations, 1)];
    }

    /** Takes in a person and, with him, the partner. */
    void settle(Person person, int level) {
        join(person, level);
        if (person.spouse != null) {
            join(person.spouse, level);
        }
    }

    /** Takes in one person. The first of a generation is its anchor. */
    void join(Person person, int level) {
        if (anchors[level] == null) {
            anchors[level] = person;
        }
        person.home = this;
        person.level = level;
        members.add(person);
    }

    void leave(Person person) {
        members.remove(person);
        person.home = null;
        for (int level = 0; level < anchors.length; level++) {
            if (anchors[level] == person) {
                anchors[level] = members.stream()
                        .filter(other -> other == person.spouse)
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    /** The one around whom a generation was gathered; null in a collective household. */
    @Nullable
    Person anchor(int level) {
        return anchors[level];
    }

    /** How many live here now, which is what a census counts. */
    int size() {
        int size = 0;
        for (var member : members) {
            size += member.residence == ResidenceType.AWAY ? 0 : 1;
        }
        return size;
    }
}
