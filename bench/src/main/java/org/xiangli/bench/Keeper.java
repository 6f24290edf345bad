package org.xiangli.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/**
 * Keeps the PostgreSQL of a run: a house without a web server that owns it until its input ends. All that is measured
 * joins as a guest, so that all of it meets the same server. The first keeper also makes the offices.
 */
final class Keeper {

    static final String READY = "the house is open";

    private Keeper() {}

    public static void main(String[] arguments) throws IOException {
        var settings = Settings.fromEnvironment();
        var prepares = arguments.length > 0 && arguments[0].equals("prepare");
        try (var house = prepares ? demo(settings) : House.open(settings, context -> {})) {
            house.getBean(JdbcClient.class).sql("select 1").query(Integer.class).single();
            if (prepares) {
                Office.write(settings, new Keeper().offices(house, settings));
            }
            System.out.println(READY);
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** The house makes its demo county when its web server starts. */
    private static ConfigurableApplicationContext demo(Settings settings) {
        return House.open(
                settings, WebApplicationType.SERVLET, context -> {}, "xiangli.demo=" + settings.county());
    }

    private List<Office> offices(ConfigurableApplicationContext house, Settings settings) {
        house.getBean(Counties.class).turnOn(settings.county(), true);
        var today = LocalDate.now(house.getBean(Clock.class));
        var register = house.getBean(PostRegister.class);
        var password = password();
        var offices = new ArrayList<Office>();
        for (var village : villages(house, settings)) {
            var number = offices.size();
            var township = village.parent().orElseThrow();
            offices.add(new Office(
                    village.value(),
                    hand(register, "bench-clerk-" + number, PostKind.VILLAGE_CLERK, village, password, today),
                    hand(register, "bench-officer-" + number, PostKind.TOWNSHIP_OFFICER, township, password, today),
                    hand(register, "bench-approver-" + number, PostKind.TOWNSHIP_APPROVER, township, password, today),
                    password,
                    residents(house, settings, village)));
        }
        return offices;
    }

    private static Office.Hand hand(
            PostRegister register,
            String login,
            PostKind kind,
            DivisionCode division,
            String password,
            LocalDate today) {
        var account = register.open(division.county().value(), login, login, password);
        var post = register.appoint(account, kind, division, login, today, null);
        return new Office.Hand(login, account.id(), post.id(), kind.name(), division.value(), login);
    }

    /** The villages with most people, as many as there are workers; invented codes where nobody lives yet. */
    private static List<DivisionCode> villages(ConfigurableApplicationContext house, Settings settings) {
        var peopled = inCounty(house, settings, jdbc -> jdbc.sql("""
                select village_code
                  from people.resident
                 group by village_code
                 order by count(*) desc, village_code
                 limit :wanted
                """)
                .param("wanted", settings.workers())
                .query(String.class)
                .list());
        var villages = new ArrayList<>(peopled.stream().map(DivisionCode::of).toList());
        for (var number = villages.size(); number < settings.workers(); number++) {
            villages.add(DivisionCode.of(settings.county() + "%03d%03d".formatted(900 + number / 4, 201 + number % 4)));
        }
        return villages;
    }

    private static ArrayList<UUID> residents(
            ConfigurableApplicationContext house, Settings settings, DivisionCode village) {
        return new ArrayList<>(inCounty(house, settings, jdbc -> jdbc.sql("""
                select id
                  from people.resident
                 where village_code = :village and birth_date < :adult and left_on is null and died_on is null
                 order by id
                 limit 2000
                """)
                .param("village", village.value())
                .param("adult", LocalDate.now(house.getBean(Clock.class)).minusYears(20))
                .query(UUID.class)
                .list()));
    }

    private static <T> T inCounty(
            ConfigurableApplicationContext house,
            Settings settings,
            java.util.function.Function<JdbcClient, T> question) {
        var transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        var jdbc = house.getBean(JdbcClient.class);
        return Bound.call(
                Reach.ofCounty(settings.county()), () -> transaction.execute(status -> question.apply(jdbc)));
    }

    private static String password() {
        var bytes = new byte[18];
        new java.security.SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
