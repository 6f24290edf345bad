package org.xiangli.channel.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;

/** Which counties are on here, and which one a visitor who has not signed in means. */
@Component
class CountyAtHand {

    private final Counties counties;
    private final Cache<String, Map<String, Boolean>> known =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build();

    CountyAtHand(Counties counties) {
        this.counties = counties;
    }

    List<String> all() {
        return List.copyOf(demoByCounty().keySet());
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
