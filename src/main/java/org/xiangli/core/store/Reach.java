package org.xiangli.core.store;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work may see. PostgreSQL reads it in every row-level security policy, so a bug in Java cannot widen it.
 *
 * @param county six digits; nearly every transaction stays inside one county
 * @param scope significant digits of the division the acting post covers (2 to 12); null when no post acts
 * @param person the resident who acts for himself; null when nobody does
 * @param account the signed-in account; null for jobs
 */
public record Reach(
        String county,
        @Nullable String scope,
        @Nullable UUID person,
        @Nullable UUID account) {

    private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");
    private static final Pattern SCOPE = Pattern.compile("[0-9]{6}([0-9]{3}([0-9]{3})?)?");

    public Reach {
        if (!COUNTY.matcher(county).matches()) {
            throw new IllegalArgumentException("A county has six digits: " + county);
        }
        if (scope != null && !(SCOPE.matcher(scope).matches() && scope.startsWith(county))) {
            throw new IllegalArgumentException("Scope " + scope + " does not lie in county " + county);
        }
    }

    /** For jobs and set-up: everything of one county, in nobody's name. */
    public static Reach ofCounty(String county) {
        return new Reach(county, county, null, null);
    }

    /** Before anybody has signed in: the county is known, nothing of it is seen. */
    public static Reach blind(String county) {
        return new Reach(county, null, null, null);
    }
}
