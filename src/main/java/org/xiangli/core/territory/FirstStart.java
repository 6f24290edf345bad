package org.xiangli.core.territory;

import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xiangli.core.territory.Edition.Part;

/**
 * Loads, before the first page is served, what is not yet loaded: all provinces to towns, and the villages of the
 * provinces named in {@code xiangli.territory.provinces} and of the demo county's province.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    private final EditionLoad load;
    private final TreeSet<String> provinces;

    FirstStart(
            EditionLoad load,
            @Value("${xiangli.territory.provinces:}") List<String> provinces,
            @Value("${xiangli.demo:}") String demo) {
        this.load = load;
        this.provinces = new TreeSet<>(provinces);
        if (demo.matches("[0-9]{6}")) {
            this.provinces.add(demo.substring(0, 2));
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        load.load(Part.UPPER);
        provinces.forEach(province -> load.load(Part.villagesOf(province)));
    }
}
