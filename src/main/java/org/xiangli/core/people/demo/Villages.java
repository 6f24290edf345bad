package org.xiangli.core.people.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads households over the county's villages. As many people as the census counted as urban live in communities,
 * the rest in villages, exactly; how large each one is, is seeded chance between one part and four. The census counts a
 * village in the built-up area of a town as urban too, and the list of divisions does not tell which those are: when
 * communities would become {@value #CROWDED} times as large as villages, the first villages of the townships are taken
 * as such. A county listed with only one kind has all its people there.
 */
final class Villages {

    private static final int CROWDED = 9;

    private final List<Place> urban;
    private final List<Place> rural;
    private final Dice dice;

    Villages(List<Place> places, Dice dice) {
        var sorted = places.stream().sorted(Comparator.comparing(Place::code)).toList();
        this.urban = new ArrayList<>(sorted.stream().filter(Place::urban).toList());
        this.rural =
                new ArrayList<>(sorted.stream().filter(place -> !place.urban()).toList());
        this.dice = dice;
    }

    /** Gives every home its place, and the people of collective households theirs; returns the latter's homes. */
    List<Home> settle(CensusCounty county, List<Home> homes, List<Person> dwellers) {
        int inTowns = rural.isEmpty() ? county.people() : urban.isEmpty() ? 0 : county.urban();
        int inVillages = county.people() - inTowns;
        extendTowns(inTowns, inVillages);
        var collective =
                Apportion.byWeightUpTo(new int[] {inTowns, inVillages}, dwellers.size(), 3L * inTowns, inVillages);
        var town = new Quarter(urban, inTowns - collective[0], true);
        var country = new Quarter(rural, inVillages - collective[1], false);
        divide(homes, town, country);
        town.layOut(dice);
        country.layOut(dice);
        var dormitories = new ArrayList<Home>();
        dormitories.addAll(dormitories(dwellers.subList(0, collective[0]), town));
        dormitories.addAll(dormitories(dwellers.subList(collective[0], dwellers.size()), country));
        return dormitories;
    }

    private void extendTowns(long inTowns, long inVillages) {
        rural.sort(Comparator.comparing((Place place) -> place.code().value().substring(9))
                .thenComparing(Place::code));
        while (!urban.isEmpty() && rural.size() > 1 && inTowns * rural.size() > CROWDED * inVillages * urban.size()) {
            urban.add(rural.removeFirst());
        }
    }

    /** Larger households go where the share of room is larger; people who live alone fill both up exactly. */
    private void divide(List<Home> homes, Quarter town, Quarter country) {
        var mixed = new ArrayList<>(homes);
        dice.shuffle(mixed);
        int shared =
                mixed.stream().mapToInt(Home::size).filter(size -> size > 1).sum();
        int townShare = Apportion.byWeight(shared, town.room, country.room)[0];
        for (var home : mixed) {
            int size = home.size();
            if (size == 1) {
                continue;
            }
            boolean toTown =
                    town.filled + size <= Math.min(townShare, town.room) || country.filled + size > country.room;
            (toTown ? town : country).take(home);
        }
        for (var home : mixed) {
            if (home.size() == 1) {
                (town.filled < town.room ? town : country).take(home);
            }
        }
        if (town.filled != town.room || country.filled != country.room) {
            throw new IllegalStateException("Urban and rural people cannot be filled exactly");
        }
    }

    private List<Home> dormitories(List<Person> dwellers, Quarter quarter) {
        var byAge = new ArrayList<>(dwellers);
        byAge.sort(Comparator.comparingInt(CollectiveDwellers::kindOf));
        var homes = new ArrayList<Home>();
        for (int from = 0; from < byAge.size(); ) {
            var home = new Home(0);
            home.place = dice.pick(quarter.places);
            home.inTown = quarter.isTown;
            int kind = CollectiveDwellers.kindOf(byAge.get(from));
            int to = from + dice.between(20, 160);
            while (from < Math.min(to, byAge.size()) && CollectiveDwellers.kindOf(byAge.get(from)) == kind) {
                home.join(byAge.get(from++), 0);
            }
            homes.add(home);
        }
        return homes;
    }

    /** The towns of a county, or the country. */
    private static final class Quarter {
        private final List<Place> places;
        private final int room;
        private final boolean isTown;
        private final List<Home> homes = new ArrayList<>();
        private int filled;

        Quarter(List<Place> places, int room, boolean isTown) {
            this.places = places;
            this.room = room;
            this.isTown = isTown;
        }

        void take(Home home) {
            homes.add(home);
            filled += home.size();
        }

        void layOut(Dice dice) {
            if (places.isEmpty()) {
                return;
            }
            dice.shuffle(homes);
            var weights =
                    places.stream().mapToLong(unused -> dice.peaked(40, 160)).toArray();
            var sizes = Apportion.byWeight(room, weights);
            int at = 0;
            int here = 0;
            for (var home : homes) {
                while (here >= sizes[at] && at < sizes.length - 1) {
                    here -= sizes[at++];
                }
                home.place = places.get(at);
                home.inTown = isTown;
                here += home.size();
            }
        }
    }
}
