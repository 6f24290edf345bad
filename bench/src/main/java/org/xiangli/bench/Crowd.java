package org.xiangli.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;

/**
 * Fifty counties' cases in one database, and fifty clerks at work in it at once: each looks at the list of his cases,
 * filters it, turns the page and searches; those of the county with people take applications in as well. {@code fill}
 * makes counties and cases, {@code drive} lets the clerks work, once with a pause between two pages as a quick clerk
 * makes it, once without any.
 */
final class Crowd {

    private static final int CLERKS = 50;
    private static final Pattern AFTER = Pattern.compile("href=\"(/cases\\?[^\"]*after=[^\"]*)\"");

    private final Settings settings;
    private final Server server;
    private final Results results;

    private Crowd(Settings settings) {
        this.settings = settings;
        this.server = new Server(settings);
        this.results = new Results(settings);
    }

    public static void main(String[] arguments) throws Exception {
        var crowd = new Crowd(Settings.fromEnvironment());
        if (arguments[0].equals("fill")) {
            crowd.fill();
        } else {
            crowd.drive(Integer.parseInt(arguments[1]));
        }
    }

    /** Counties of the national list beside the demo county, a clerk in each, and the cases of all of them. */
    private void fill() throws Exception {
        var counties = server.list("""
            select code
              from territory.division
             where length(code) = 6 and valid_to is null and code <> ?
             order by code
             limit ?
            """, settings.county(), settings.crowdCounties() - 1);
        var offices = Office.read(settings);
        var clerks = new ArrayList<>(offices);
        try (var house = House.open(settings, context -> {})) {
            for (var county : counties) {
                clerks.add(clerk(house, county, offices.getFirst().password(), clerks.size()));
            }
        }
        Office.write(settings, clerks);
        counties.addFirst(settings.county());
        for (var county : counties) {
            cases(county);
        }
        results.note("crowd.counties", Integer.toString(counties.size()));
        results.note("crowd.stored", Long.toString(server.count("select count(*) from procedure.case_file")));
    }

    private static Office clerk(ConfigurableApplicationContext house, String county, String password, int number) {
        house.getBean(Counties.class).turnOn(county, true);
        var today = LocalDate.now(house.getBean(Clock.class));
        Bound.run(
                Reach.ofCounty(county),
                () -> house.getBean(Catalogue.class)
                        .publish(UUID.randomUUID(), Catalogue.shippedItems(), today, "bench", new UUID(0, 0)));
        var register = house.getBean(PostRegister.class);
        var login = "bench-crowd-" + number;
        var village = DivisionCode.of(county + "900201");
        var account = register.open(county, login, login, password);
        var post = register.appoint(account, PostKind.VILLAGE_CLERK, village, login, today, null);
        var hand = new Office.Hand(
                login, account.id(), post.id(), PostKind.VILLAGE_CLERK.name(), village.value(), login);
        return new Office(village.value(), hand, hand, hand, password, new ArrayList<>());
    }

    /**
     * A county's cases over twenty villages: of ten, seven are closed, one lies with the village and two with the
     * township; their days are spread over a year. Written past the services, for two million cases would take hours.
     */
    private void cases(String county) throws Exception {
        server.execute("""
            insert into procedure.case_file
                   (county_code, id, number, procedure_code, procedure_version, village_code, subject, matter,
                    catalogue_version, channel, opened_at, seq, step, phase, step_since, step_due_on, holder_code,
                    holder_post, act_by, promise, clock_started_on, due_on, due_provisional, outcome, named_missing,
                    finished)
            select c, uuidv7(), to_char(opened, 'YYMMDD') || '-' || lpad((n % 1000000)::text, 6, '0'),
                   'village-assist', 1, village, gen_random_uuid(),
                   (array['pension-register', 'pension-claim', 'medical-register', 'social-card', 'elder-allowance'])
                       [1 + n % 5],
                   1, 'window', opened, 3, case kind when 0 then 'accepted' when 1 then 'review' when 2 then 'review'
                                                     else 'closed' end,
                   case kind when 0 then 'ACCEPTED' when 1 then 'IN_REVIEW' when 2 then 'IN_REVIEW' else 'CLOSED' end,
                   opened::date, null, case kind when 1 then left(village, 9) when 2 then left(village, 9)
                                                 else village end,
                   case kind when 1 then 'township-officer' when 2 then 'township-officer' else 'village-clerk' end,
                   case when kind <= 2 then opened::date + 330 else 'infinity' end, 8, opened::date,
                   opened::date + 330, false, case when kind <= 2 then 'NONE' else 'GRANTED' end, '{}', kind > 2
              from (select c, n, n / 20 % 10 as kind,
                           c || (900 + n % 20 / 4)::text || (201 + n % 4)::text as village,
                           now() - (n % 365) * interval '1 day' as opened
                      from (select cast(? as text) as c, generate_series(1, ?) as n) as each) as made
            """, county, settings.crowdCases() / settings.crowdCounties());
    }

    private void drive(int port) throws Exception {
        var offices = Office.read(settings);
        var clerks = new ArrayList<Clerk>();
        for (var number = 0; number < CLERKS; number++) {
            var office = offices.get(number % offices.size());
            var clerk = new Clerk(settings, office, new Wire(port, number), number);
            clerk.browser.signIn(office.clerk().login(), office.password(), office.village().substring(0, 6));
            clerks.add(clerk);
        }
        server.settle();
        Load.cases(settings.warmUp() / 3, clerks);
        for (var round = 0; round < settings.rounds(); round++) {
            clerks.forEach(clerk -> clerk.pause = settings.pause());
            results.add("crowd", Load.during(settings.seconds(), clerks));
            clerks.forEach(clerk -> clerk.pause = 0);
            results.add("crowd-restless", Load.during(settings.seconds(), clerks));
        }
    }

    /** One clerk's morning: five pages, and an application where somebody lives. */
    private static final class Clerk implements Load.Worker {

        private final Settings settings;
        private final Office office;
        private final Browser browser;
        private final SplittableRandom random;
        private int pause;

        Clerk(Settings settings, Office office, Wire wire, int number) {
            this.settings = settings;
            this.office = office;
            this.browser = new Browser(wire);
            this.random = new SplittableRandom(number);
        }

        @Override
        public void work(Meter meter) throws Exception {
            var list = look(meter, "list", "/cases");
            var next = AFTER.matcher(list);
            if (next.find()) {
                look(meter, "list", next.group(1).replace("&amp;", "&"));
            }
            look(meter, "filter", "/cases?show=OVERDUE");
            look(meter, "filter", "/cases?show=DUE_TODAY");
            look(meter, "search", "/search?q=" + (random.nextBoolean() ? "%E5%85%BB%E8%80%81" : "260310-000123"));
            if (!office.residents().isEmpty()) {
                takeIn(meter);
            }
        }

        private void takeIn(Meter meter) throws Exception {
            var resident = office.residents().get(random.nextInt(office.residents().size()));
            var address = "/desk/new/" + resident + "/" + settings.item();
            var form = PageForm.in(look(meter, "form", address), address);
            rest();
            var reply = meter.time("submit", () -> browser.post(form, Browser.NO_EXCHANGE));
            if (reply.status() / 100 != 3 && reply.status() != 422) {
                throw new IllegalStateException("submit answered " + reply.status() + PageForm.problems(reply.body()));
            }
        }

        private String look(Meter meter, String name, String address) throws Exception {
            rest();
            var reply = meter.time(name, () -> browser.get(address, Browser.NO_EXCHANGE));
            if (reply.status() != 200) {
                throw new IllegalStateException(address + " answered " + reply.status());
            }
            return reply.body();
        }

        /** Between half and one and a half times the pause, so that fifty clerks do not march in step. */
        private void rest() throws InterruptedException {
            if (pause > 0) {
                Thread.sleep(pause / 2 + random.nextInt(pause));
            }
        }
    }
}
