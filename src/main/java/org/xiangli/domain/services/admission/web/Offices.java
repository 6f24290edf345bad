package org.xiangli.domain.services.admission.web;

import java.util.Set;
import org.xiangli.core.access.PostKind;

/** The posts these pages are for. */
final class Offices {

    static final Set<PostKind> COUNTY = Set.of(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);

    static final Set<PostKind> TOWN = Set.of(PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER);

    static final Set<PostKind> ALL = Set.of(
            PostKind.COUNTY_OFFICER,
            PostKind.COUNTY_APPROVER,
            PostKind.TOWNSHIP_OFFICER,
            PostKind.TOWNSHIP_APPROVER,
            PostKind.VILLAGE_CLERK);

    static final String NOTICE = "notice";

    private Offices() {}

    static PostKind[] of(Set<PostKind> posts) {
        return posts.toArray(PostKind[]::new);
    }
}
