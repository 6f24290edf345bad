package org.xiangli.channel.cli;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.people.DemoCounty;
import org.xiangli.core.people.demo.Place;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.PointDirectory;
import org.xiangli.domain.services.ServicePoint;
import org.xiangli.domain.services.admission.CapBoard;
import org.xiangli.domain.services.admission.Load;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/**
 * Sets a demo county up: its villages, its invented people, its catalogue, and accounts for each post with passwords
 * made at random, which only the console and a file of mode 600 show. A county once real is never touched.
 */
@Component
class DemoSetting {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int MOST_ITEMS = 80;
    private static final int MOST_HOURS = 160;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Territory territory;
    private final DemoCounty demo;
    private final Counties counties;
    private final PostRegister posts;
    private final Catalogue catalogue;
    private final PointDirectory points;
    private final DemoOffers demoOffers;
    private final DemoProtection demoProtection;
    private final DemoMatters demoMatters;
    private final CapBoard caps;
    private final Clock clock;
    private final Path home;

    DemoSetting(
            Territory territory,
            DemoCounty demo,
            Counties counties,
            PostRegister posts,
            Catalogue catalogue,
            PointDirectory points,
            DemoOffers demoOffers,
            DemoProtection demoProtection,
            DemoMatters demoMatters,
            CapBoard caps,
            Clock clock,
            @Value("${xiangli.store.home:data}") Path home) {
        this.territory = territory;
        this.demo = demo;
        this.counties = counties;
        this.posts = posts;
        this.catalogue = catalogue;
        this.points = points;
        this.demoOffers = demoOffers;
        this.demoProtection = demoProtection;
        this.demoMatters = demoMatters;
        this.caps = caps;
        this.clock = clock;
        this.home = home;
    }

    /** Prepares the county, harmlessly when it is prepared already, and says who may sign in. */
    List<String> prepare(DivisionCode county) {
        territory.loadVillages(DivisionCode.of(county.value().substring(0, 2)));
        counties.turnOn(county.value(), true);
        demo.generate(county, places(county));
        Bound.run(Reach.ofCounty(county.value()), () -> publishCatalogue(county));
        enterPoints(county);
        demoOffers.enter(county);
        staff(county).ifPresent(staff -> {
            demoProtection.enter(staff);
            demoMatters.enter(staff);
        });
        var note = home.resolve("demo-accounts-" + county.value() + ".txt");
        if (!posts.hasAdministrator(county.value())) {
            write(note, accounts(county));
        }
        return read(note);
    }

    /** The town whose work is shown; none in a county without three villages in one town. */
    private Optional<DemoStaff> staff(DivisionCode county) {
        var today = LocalDate.now(clock);
        var town = town(county, today);
        var villages = villages(town, today).stream().map(Division::code).toList();
        var name = territory.find(county, today).map(Division::name).orElse(county.value());
        return villages.size() < 3
                ? Optional.empty()
                : Optional.of(new DemoStaff(county, name, town.code(), town.name(), villages.subList(0, 3)));
    }

    /** All items that come with the house; they are more than the usual cap, so the demo county sets one of its own. */
    private void publishCatalogue(DivisionCode county) {
        var today = LocalDate.now(clock);
        if (catalogue.current(today).isPresent()) {
            return;
        }
        catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "演示目录", NOBODY);
        var approver = new Acting(NOBODY, "演示县审批", NOBODY, PostKind.COUNTY_APPROVER, county, "县政务服务中心", null);
        approver.run(() -> caps.set(
                Ids.next(), MOST_ITEMS, new Load.MostHours(MOST_HOURS, MOST_HOURS, MOST_HOURS), today, "演示县的总量"));
    }

    /** A centre in each town and a station in each village, so that people find where to go. */
    private void enterPoints(DivisionCode county) {
        var office = new Acting(NOBODY, "演示县经办", NOBODY, PostKind.COUNTY_OFFICER, county, "县政务服务中心", null);
        office.run(() -> {
            if (!points.all().isEmpty()) {
                return;
            }
            var today = LocalDate.now(clock);
            for (var town : territory.children(county, today)) {
                points.enter(point(ServicePoint.Kind.CENTRE, town, town.name() + "便民服务中心", today));
                for (var village : territory.children(town.code(), today)) {
                    var name = villageName(village) + "便民服务站";
                    points.enter(point(ServicePoint.Kind.STATION, village, name, today));
                }
            }
        });
    }

    private ServicePoint point(ServicePoint.Kind kind, Division division, String name, LocalDate today) {
        var hours = new ArrayList<ServicePoint.Hours>();
        for (var day : List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)) {
            hours.add(new ServicePoint.Hours(day, LocalTime.of(8, 30), LocalTime.of(11, 30)));
            hours.add(new ServicePoint.Hours(day, LocalTime.of(13, 30), LocalTime.of(17, 0)));
        }
        return new ServicePoint(
                Ids.next(),
                kind,
                division.code(),
                name,
                territory.fullName(division.code(), today),
                "12345",
                new ServicePoint.Access(true, false, kind == ServicePoint.Kind.STATION),
                Set.of(),
                hours,
                List.of(new ServicePoint.Staff(Ids.next(), "演示代办员", "收件、帮办代办")),
                List.of(),
                today,
                Optional.empty());
    }

    private List<Place> places(DivisionCode county) {
        var today = LocalDate.now(clock);
        return territory.children(county, today).stream()
                .flatMap(town -> territory.children(town.code(), today).stream())
                .map(village -> new Place(village.code(), village.name(), isUrban(village)))
                .toList();
    }

    /** 宝兴村委会 and 宝兴村民委员会 are both known as 宝兴村. */
    private static String villageName(Division village) {
        return village.name().replaceFirst("(村民委员会|村委会)$", "村");
    }

    private static boolean isUrban(Division village) {
        return village.code().value().charAt(9) == '0';
    }

    private record Seat(String login, String name, PostKind kind, DivisionCode division, String office) {}

    private List<String> accounts(DivisionCode county) {
        var today = LocalDate.now(clock);
        var lines = new ArrayList<String>();
        for (var seat : seats(county)) {
            var password = password();
            posts.openAndAppoint(
                    county.value(),
                    seat.login(),
                    seat.name(),
                    password,
                    seat.kind(),
                    seat.division(),
                    seat.office(),
                    today,
                    today.plusYears(1));
            lines.add("%-10s %s  %s · %s"
                    .formatted(seat.login(), password, seat.kind().key(), seat.office()));
        }
        return lines;
    }

    /** One holder for each kind of post, in the first town with villages and in its first two villages. */
    private List<Seat> seats(DivisionCode county) {
        var today = LocalDate.now(clock);
        var countyName = territory.find(county, today).map(Division::name).orElse(county.value());
        var seats = new ArrayList<Seat>(List.of(
                new Seat("admin", "演示管理员", PostKind.ADMINISTRATOR, county, countyName + "系统管理"),
                new Seat("privacy", "演示保护员", PostKind.DATA_PROTECTION_OFFICER, county, countyName + "个人信息保护岗"),
                new Seat("county", "演示县经办", PostKind.COUNTY_OFFICER, county, countyName + "政务服务中心"),
                new Seat("civil", "演示民政审核", PostKind.COUNTY_OFFICER, county, countyName + "民政局"),
                new Seat("justice", "演示司法审核", PostKind.COUNTY_OFFICER, county, countyName + "司法局"),
                new Seat("county2", "演示县审批", PostKind.COUNTY_APPROVER, county, countyName + "政务服务中心")));
        var town = town(county, today);
        seats.add(new Seat("town", "演示镇经办", PostKind.TOWNSHIP_OFFICER, town.code(), town.name() + "便民服务中心"));
        seats.add(new Seat("town2", "演示镇审批", PostKind.TOWNSHIP_APPROVER, town.code(), town.name() + "便民服务中心"));
        var number = 1;
        for (var village : villages(town, today).stream().limit(2).toList()) {
            var login = number == 1 ? "village" : "village" + number;
            var office = villageName(village) + "便民服务站";
            seats.add(new Seat(login, "演示村窗口" + number, PostKind.VILLAGE_CLERK, village.code(), office));
            number++;
        }
        return seats;
    }

    private Division town(DivisionCode county, LocalDate today) {
        return territory.children(county, today).stream()
                .max(java.util.Comparator.comparingInt(
                        town -> villages(town, today).size()))
                .orElseThrow();
    }

    private List<Division> villages(Division town, LocalDate today) {
        var all = territory.children(town.code(), today);
        var rural = all.stream().filter(village -> !isUrban(village)).toList();
        return rural.isEmpty() ? all : rural;
    }

    private static String password() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (var place = 0; place < 14; place++) {
            password.append(place == 4 || place == 9 ? '-' : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static void write(Path note, List<String> lines) {
        try {
            Files.createDirectories(note.toAbsolutePath().getParent());
            Files.deleteIfExists(note);
            Files.createFile(
                    note,
                    PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
            Files.write(note, lines);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> read(Path note) {
        try {
            return Files.exists(note)
                    ? Files.readAllLines(note)
                    : List.of("Accounts of this demo county were made elsewhere.");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
