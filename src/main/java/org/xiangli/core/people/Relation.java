package org.xiangli.core.people;

/** What a member is to the head of the household (户主), as household registers count it (GB/T 4761). */
public enum Relation {
    HEAD,
    SPOUSE,
    CHILD,
    CHILD_IN_LAW,
    GRANDCHILD,
    PARENT,
    PARENT_IN_LAW,
    GRANDPARENT,
    SIBLING,
    OTHER_RELATIVE,
    /** Members of a collective household, who have no head. */
    NOT_RELATED
}
