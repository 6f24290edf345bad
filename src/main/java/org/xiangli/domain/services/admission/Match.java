package org.xiangli.domain.services.admission;

import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.RuleRef;

/** A line of a list that a demand may belong to. */
public record Match(Demand.Standing standing, Wording name, RuleRef law) {}
