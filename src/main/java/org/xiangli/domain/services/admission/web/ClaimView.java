package org.xiangli.domain.services.admission.web;

import org.xiangli.domain.services.admission.Claim;

/** A claim with the names its line shows. */
public record ClaimView(Claim claim, String item, String village, boolean settled) {}
