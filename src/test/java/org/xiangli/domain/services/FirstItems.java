package org.xiangli.domain.services;

import java.util.List;
import java.util.Set;

/** A small catalogue for tests that count: the ten items the house began with. */
public final class FirstItems {

    private static final Set<String> CODES = Set.of(
            "destitute-support",
            "disability-subsidies",
            "elder-allowance",
            "legal-aid",
            "medical-register",
            "minimum-living",
            "pension-claim",
            "pension-register",
            "social-card",
            "temporary-relief");

    private FirstItems() {}

    public static List<Item> ten() {
        return Catalogue.shippedItems().stream()
                .filter(item -> CODES.contains(item.code()))
                .toList();
    }
}
