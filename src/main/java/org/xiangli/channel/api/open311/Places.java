package org.xiangli.channel.api.open311;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.Spot;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/**
 * Which village a report is about. The standard knows three ways to say where: an {@code address_id}, here the village's
 * twelve digits; an {@code address_string}, in which a village's name is looked for; or {@code lat} and {@code long}.
 * No map of villages' bounds is at hand, so a report with coordinates alone also names the village, by the attribute
 * {@code VILLAGE}.
 */
@Component
class Places {

    private final Territory territory;
    private final Clock clock;

    Places(Territory territory, Clock clock) {
        this.territory = territory;
        this.clock = clock;
    }

    /** @param text what is shown as the place */
    record Place(DivisionCode village, String text, Optional<Spot> spot) {}

    /** All villages of a county, by township. */
    List<Division> villages(DivisionCode county) {
        var today = LocalDate.now(clock);
        var villages = new ArrayList<Division>();
        territory
                .children(county, today)
                .forEach(township -> villages.addAll(territory.children(township.code(), today)));
        return villages;
    }

    Optional<Division> village(DivisionCode code) {
        return territory.find(code, LocalDate.now(clock));
    }

    /** @throws Fault 400 without a place, or with one that is in no village of the county */
    Place of(DivisionCode county, Report report) {
        if (report.addressId().isEmpty()
                && report.addressString().isEmpty()
                && (report.lat().isEmpty() || report.lon().isEmpty())) {
            throw Fault.wrong("location was not provided: send lat and long, address_string or address_id");
        }
        var spot = spot(report);
        var village = Optional.of(report.addressId())
                .filter(id -> !id.isEmpty())
                .or(() -> report.attribute("VILLAGE"))
                .map(id -> byCode(county, id))
                .or(() -> byName(county, report.addressString()))
                .orElseThrow(() -> Fault.wrong(
                        "the village could not be told from the location: send address_id or attribute[VILLAGE]"));
        return new Place(
                village.code(), report.addressString().isEmpty() ? village.name() : report.addressString(), spot);
    }

    private static Optional<Spot> spot(Report report) {
        try {
            return Spot.typed(report.lat(), report.lon());
        } catch (Refusal refusal) {
            throw Fault.wrong("lat and long must be decimal degrees (WGS84), both of them");
        }
    }

    private Division byCode(DivisionCode county, String id) {
        try {
            var code = DivisionCode.of(id);
            return village(code)
                    .filter(found -> found.level() == Level.VILLAGE && id.startsWith(county.value()))
                    .orElseThrow(() -> Fault.wrong("address_id is no village of this jurisdiction"));
        } catch (Refusal refusal) {
            throw Fault.wrong("address_id is no village of this jurisdiction");
        }
    }

    /** The village with the longest name that stands in the text, its township named too where several are called so. */
    private Optional<Division> byName(DivisionCode county, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var named = villages(county).stream()
                .filter(village -> text.contains(bare(village.name())))
                .toList();
        var longest = named.stream()
                .mapToInt(village -> bare(village.name()).length())
                .max()
                .orElse(0);
        var best = named.stream()
                .filter(village -> bare(village.name()).length() == longest)
                .toList();
        return best.size() == 1
                ? Optional.of(best.getFirst())
                : best.stream()
                        .filter(village -> village.parent()
                                .flatMap(this::village)
                                .filter(township -> text.contains(township.name()))
                                .isPresent())
                        .findFirst();
    }

    /** 小箕村村民委员会 and 小箕村村委会 are called 小箕村. */
    private static String bare(String name) {
        var bare = name.replaceAll("(村民委员会|村委会|居民委员会|居委会)$", "");
        return bare.length() < 2 ? name : name.contains("村") && !bare.endsWith("村") ? bare + "村" : bare;
    }
}
