package org.xiangli.channel.cli;

import java.util.concurrent.Callable;
import org.xiangli.core.keys.KeyDesk;
import org.xiangli.core.keys.MasterKeys;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows a county's keys and changes them; the running house seals its rows anew by itself. */
@Command(name = "keys", description = "Shows the keys that seal numbers, and changes them without stopping.")
class KeysCommand implements Callable<Integer> {

    @Option(names = "--county", description = "code of the county, six digits; all counties when left out")
    String county = "";

    @Option(names = "--rotate", description = "make the next generation; in force two minutes later")
    boolean rotate;

    @Option(names = "--new-master", description = "make a new master key and wrap every key by it")
    boolean newMaster;

    private final KeyDesk desk;
    private final MasterKeys masters;
    private final Counties counties;

    KeysCommand(KeyDesk desk, MasterKeys masters, Counties counties) {
        this.desk = desk;
        this.masters = masters;
        this.counties = counties;
    }

    @Override
    public Integer call() {
        var meant = counties.all().stream()
                .filter(code -> county.isEmpty() || code.equals(county))
                .toList();
        if (meant.isEmpty()) {
            System.err.println("这个县没有开通 / No such county is on here: " + county);
            return 1;
        }
        if (newMaster) {
            System.out.println("master " + masters.make() + ": copy its file to every machine and to the safe");
        }
        meant.forEach(code -> Bound.run(Reach.ofCounty(code), () -> one(code)));
        System.out.println("masters here: " + String.join(", ", masters.ids()));
        return 0;
    }

    private void one(String code) {
        if (newMaster) {
            System.out.println(code + " wrapped anew: " + desk.rewrap());
        }
        if (rotate) {
            desk.rotate();
        }
        desk.states()
                .forEach(state -> System.out.println(code + " generation " + state.generation() + " " + state.suite()
                        + " master " + state.master() + " in force from " + state.currentFrom()
                        + state.retiredAt().map(at -> " retired " + at).orElse("")));
    }
}
