package org.xiangli.core.people.demo;

import java.util.Objects;

/** Address units: group and door in a village, building, entrance and room in a community. */
final class Addresses {

    private Addresses() {}

    /** Consecutive numbers of households lie side by side, so neighbours are neighbours. */
    static String of(Home home) {
        int number = home.number;
        if (home.generations == 0) {
            return "集体户" + (number % 1000 + 1) + "号";
        }
        if (Objects.requireNonNull(home.place).urban()) {
            int flat = number % 60;
            return (number / 60 % 40 + 1) + "号楼" + (flat / 12 + 1) + "单元" + (flat % 12 / 2 + 1) + "0" + (flat % 2 + 1)
                    + "室";
        }
        return (number / 40 % 12 + 1) + "组" + (number % 40 + 1) + "号";
    }
}
