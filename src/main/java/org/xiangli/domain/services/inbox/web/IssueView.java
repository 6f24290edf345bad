package org.xiangli.domain.services.inbox.web;

import java.util.List;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.Similar;

/**
 * What a problem's page shows.
 *
 * @param place village, hamlet and words
 * @param photos how many whoever looks may see
 * @param mayAddPhoto whether whoever looks may add one
 * @param maySupport whether whoever looks may stand behind it
 * @param keptNumber number of the problem it was merged into; empty when it was not
 * @param near others that may be the same, for those who put them together
 */
public record IssueView(
        Issue issue,
        String place,
        String category,
        int photos,
        boolean mayAddPhoto,
        boolean maySupport,
        boolean moderates,
        boolean answers,
        String keptNumber,
        List<Similar> near) {}
