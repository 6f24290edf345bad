package org.xiangli.channel.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.xiangli.core.territory.Territory;
import org.xiangli.kernel.DivisionCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Loads the villages of provinces from the packaged national list; harmless when they are loaded already. */
@Command(name = "villages", description = "Loads the villages of provinces, by their two-digit codes.")
class VillagesCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PROVINCE", description = "two digits, for example 22")
    List<String> provinces = List.of();

    private final Territory territory;

    VillagesCommand(Territory territory) {
        this.territory = territory;
    }

    @Override
    public Integer call() {
        provinces.forEach(province -> System.out.println(territory.loadVillages(DivisionCode.of(province))));
        return 0;
    }
}
