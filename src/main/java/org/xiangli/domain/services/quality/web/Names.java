package org.xiangli.domain.services.quality.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/** What codes are called on pages: items served now, divisions as they are now. */
@Component
class Names {

    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;

    Names(Catalogue catalogue, Territory territory, Clock clock) {
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
    }

    Map<String, Wording> items() {
        return catalogue.served(LocalDate.now(clock)).stream()
                .map(ListedItem::item)
                .collect(Collectors.toMap(item -> item.code(), item -> item.name()));
    }

    /** The code itself for what is on no map. */
    String division(String code) {
        try {
            return territory
                    .find(DivisionCode.of(code), LocalDate.now(clock))
                    .map(found -> found.name())
                    .orElse(code);
        } catch (Refusal broken) {
            return code;
        }
    }
}
