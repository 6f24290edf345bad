package org.xiangli.domain.services.admission;

import java.time.Instant;
import java.util.UUID;

/** What one of the two reviewing departments says. */
public record Opinion(Reviewer reviewer, boolean favourable, String remark, String office, Instant at, UUID by) {}
