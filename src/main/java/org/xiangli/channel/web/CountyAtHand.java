package org.xiangli.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;

/** Which counties are on here, and which one a visitor who has not signed in means. */
@Component
class CountyAtHand {

    private final Counties counties;
    private final Territory territory;
    private final Clock clock;
    private final Cache<String, Map<String, Boolean>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

    CountyAtHand(Counties counties, Territory territory, Clock clock) {
        this.counties = counties;
        this.territory = territory;
        this.clock = clock;
    }

    List<String> all() {
        return List.copyOf(demoByCounty().keySet());
    }

    /** What people call the counties that are on, by code. */
    Map<String, String> names() {
        var today = LocalDate.now(clock);
        var names = new TreeMap<String, String>();
        all().forEach(code -> names.put(
                code,
                territory.find(DivisionCode.of(code), today).map(Division::name).orElse("")));
        return names;
    }

    /** The county asked for, or the first one when it is not on here; empty before set-up. */
    Optional<String> named(String asked) {
        var on = demoByCounty();
        return on.containsKey(asked) ? Optional.of(asked) : on.keySet().stream().findFirst();
    }

    boolean isDemo() {
        return Bound.current()
                .map(Reach::county)
                .map(county -> demoByCounty().getOrDefault(county, false))
                .orElse(false);
    }

    void refresh() {
        known.invalidateAll();
    }

    private Map<String, Boolean> demoByCounty() {
        var found = known.get("all", key -> {
            var on = new TreeMap<String, Boolean>();
            counties.all().forEach(county -> on.put(county, counties.isDemo(county)));
            return on;
        });
        return found.isEmpty() ? afresh() : found;
    }

    /** Before set-up nothing is on; that must not be remembered. */
    private Map<String, Boolean> afresh() {
        refresh();
        var on = new TreeMap<String, Boolean>();
        counties.all().forEach(county -> on.put(county, counties.isDemo(county)));
        return on;
    }
}
