package org.xiangli.domain.services.admission;

import org.xiangli.kernel.Refusal;

/**
 * Hours of work a month in a village of each class; how many residents make a class stands in the rule {@code
 * SVC.ADMIT.CLASS}.
 */
public record Workload(int small, int medium, int large) {

    /** Nobody works more hours in a month than it has. */
    static final int MONTH = 31 * 24;

    static final Workload NONE = new Workload(0, 0, 0);

    /** The same hours in every village. */
    public static Workload of(int hours) {
        return new Workload(hours, hours, hours);
    }

    /** As a department states it. @throws Refusal {@code admission.hours} for negative hours or more than a month has */
    Workload demand() {
        if (Math.min(small, Math.min(medium, large)) < 0 || Math.max(small, Math.max(medium, large)) > MONTH) {
            throw new Refusal("admission.hours", AdmissionLaw.ADMITTED, MONTH);
        }
        return this;
    }

    Workload plus(Workload other) {
        return new Workload(
                Math.addExact(small, other.small),
                Math.addExact(medium, other.medium),
                Math.addExact(large, other.large));
    }
}
