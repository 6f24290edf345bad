package org.xiangli.core.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.messages.Outbox;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;
import org.xiangli.testing.HouseTest;

/** Appointments on the day of the journeys, Tuesday 10 March 2026, in a village with one clerk. */
@HouseTest
class BookingDeskTests {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 10);
    private static final AtomicInteger COUNTIES = new AtomicInteger(939_000);

    private final CounterTable counters;
    private final AppointmentTable appointments;
    private final BookingDesk real;
    private final BookingRounds rounds;
    private final CalendarDesk calendars;
    private final Notes notes;
    private final RuleBook rules;
    private final WorkingDays workingDays;
    private final Outbox outbox;
    private final RegisterDesk register;
    private final TransactionTemplate transaction;
    private DivisionCode village = DivisionCode.of("939000101201");
    private Acting clerk = Villagers.clerk(village);
    private Resident liu;
    private Resident wang;

    BookingDeskTests(
            CounterTable counters,
            AppointmentTable appointments,
            BookingDesk real,
            BookingRounds rounds,
            CalendarDesk calendars,
            Notes notes,
            RuleBook rules,
            WorkingDays workingDays,
            Outbox outbox,
            RegisterDesk register,
            PlatformTransactionManager transactions) {
        this.counters = counters;
        this.appointments = appointments;
        this.real = real;
        this.rounds = rounds;
        this.calendars = calendars;
        this.notes = notes;
        this.rules = rules;
        this.workingDays = workingDays;
        this.outbox = outbox;
        this.register = register;
        this.transaction = new TransactionTemplate(transactions);
        this.liu = Villagers.enter(register, village, "刘桂珍");
        this.wang = liu;
    }

    /** A county that is not on, so that the rounds of the house do not come by. */
    @BeforeEach
    void openAVillageOfOnesOwn() {
        village = DivisionCode.of(COUNTIES.incrementAndGet() + "101201");
        clerk = Villagers.clerk(village);
        liu = Villagers.enter(register, village, "刘桂珍");
        wang = Villagers.enter(register, village, "王秀兰");
    }

    @Test
    @DisplayName("R046 a slot asked for by many at once is had by one")
    void aSlotIsHadByOne() throws Exception {
        var counter = clerk.call(() -> real.open(roundTheClock(Counter.Kind.WINDOW)));
        var slot = clerk.call(() -> free(counter).getFirst());
        var all = IntStream.range(0, 6)
                .mapToObj(number -> Villagers.enter(register, village, "约号" + number))
                .toList();
        var start = new CyclicBarrier(all.size());
        try (var hands = Executors.newFixedThreadPool(all.size())) {
            var answers = all.stream()
                    .map(person -> hands.submit(() -> {
                        start.await();
                        try {
                            clerk.call(() -> real.book(booking(person, counter, slot.starts())));
                            return "booked";
                        } catch (Refusal refusal) {
                            return refusal.code();
                        }
                    }))
                    .toList();
            var told = new java.util.ArrayList<String>();
            for (var answer : answers) {
                told.add(answer.get());
            }
            assertThat(told)
                    .containsOnlyOnce("booked")
                    .filteredOn("booking.slot-taken"::equals)
                    .hasSize(all.size() - 1);
        }
        assertThat(clerk.call(() -> free(counter))).extracting(Slot::starts).doesNotContain(slot.starts());
    }

    @Test
    @DisplayName("R046 an officer is at one place at a time: a visit takes the window's slots it overlaps")
    void anOfficersTimeIsTakenOnce() {
        var window = clerk.call(() -> real.open(roundTheClock(Counter.Kind.WINDOW)));
        var home = clerk.call(() -> real.open(roundTheClock(Counter.Kind.HOME)));
        var slot = clerk.call(() -> free(window).getFirst());
        clerk.run(() -> real.book(visit(liu, home, slot.starts(), true)));
        refused("booking.slot-taken", () -> real.book(booking(wang, window, slot.starts())));
    }

    @Test
    void aRepeatedBookingIsTheFirst() {
        var counter = clerk.call(() -> real.open(roundTheClock(Counter.Kind.WINDOW)));
        var booking =
                booking(liu, counter, clerk.call(() -> free(counter).getFirst().starts()));
        var first = clerk.call(() -> real.book(booking));
        assertThat(clerk.call(() -> real.book(booking))).isEqualTo(first);
        assertThat(told(liu)).as("and she was told once").hasSize(1);
    }

    @Test
    @DisplayName("R046 a visit at home is for people who can hardly come, and says where to")
    void visitsAreForThoseWhoCanHardlyCome() {
        var home = clerk.call(() -> real.open(roundTheClock(Counter.Kind.HOME)));
        var window = clerk.call(() -> real.open(roundTheClock(Counter.Kind.WINDOW)));
        var starts = clerk.call(() ->
                real.free(village, "legal-aid", Counter.Kind.HOME, 1).getFirst().starts());
        refused("booking.home", () -> real.book(visit(liu, home, starts, false)));
        refused("booking.home", () -> real.book(booking(liu, home, starts)));
        refused("booking.home", () -> real.book(visit(liu, window, starts, true)));
        var visit = clerk.call(() -> real.book(visit(liu, home, starts, true)));
        assertThat(visit.place()).isEqualTo("二组东头第三家");
        assertThat(visit.kind()).isEqualTo(Appointment.Kind.HOME);
    }

    @Test
    void refusesWhatCannotBeBooked() {
        var desk = at("08:40");
        var counter = in(() -> desk.open(morning()));
        refused("booking.slot", () -> in(() -> desk.book(booking(liu, counter, time("08:30")))));
        refused("booking.slot", () -> in(() -> desk.book(booking(liu, counter, time("09:07")))));
        refused(
                "booking.slot",
                () -> in(() -> desk.book(booking(liu, counter, time("09:00").plus(java.time.Duration.ofDays(21))))));
        in(() -> desk.book(booking(liu, counter, time("09:00").plus(java.time.Duration.ofDays(14)))));
        refused("booking.counter", () -> in(() -> desk.book(booking(liu, Ids.next(), time("09:00")))));
        var stranger = Villagers.enter(register, DivisionCode.of(county() + "101202"), "邻村人");
        refused("booking.counter", () -> in(() -> desk.book(booking(stranger, counter, time("09:00")))));
        var own = Villagers.resident(wang);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        own.call(() -> transaction.execute(status -> desk.book(booking(liu, counter, time("09:00"))))))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("booking.own"));
    }

    @Test
    void nobodyTakesTheTimesOfMany() {
        var counter = in(() -> at("08:00").open(morning()));
        for (var time : List.of("08:30", "09:00", "09:30")) {
            in(() -> at("08:00").book(booking(liu, counter, time(time))));
        }
        refused(
                "rule.booking.appointment.open",
                () -> in(() -> at("08:00").book(booking(liu, counter, time("10:00")))));
        in(() -> at("08:31").book(booking(liu, counter, time("10:00"))));
    }

    @Test
    @DisplayName("R046 walk-ins are always served and stand in the day's queue by the time they came")
    void walkInsInterleave() {
        var counter = in(() -> at("08:00").open(morning()));
        var chen = Villagers.enter(register, village, "陈阿姨");
        var nine = in(() -> at("08:00").book(booking(liu, counter, time("09:00"))));
        var ten = in(() -> at("08:01").book(booking(wang, counter, time("10:00"))));
        in(() -> queue("08:55").arrive(nine.id()));
        var early = in(() -> queue("09:05").arrive(ten.id()));
        var walkIn = in(() -> queue("09:10").walkIn(Ids.next(), chen.id(), village, "legal-aid"));
        assertThat(early.turn()).as("who comes early keeps her turn").isEqualTo(time("10:00"));
        assertThat(in(() -> queue("09:11").day(TUESDAY)))
                .filteredOn(each -> List.of(liu.id(), wang.id(), chen.id()).contains(each.resident()))
                .extracting(Appointment::id)
                .containsExactly(nine.id(), walkIn.id(), ten.id());
        assertThat(in(() -> queue("09:20").served(walkIn.id())).state()).isEqualTo(Appointment.State.SERVED);
    }

    @Test
    @DisplayName(
            "R046 who does not come is waited for 15 minutes, then the slot is free; who comes later is served by her"
                    + " arrival")
    void releasesWhoDoesNotCome() {
        var counter = in(() -> at("08:00").open(morning()));
        var booked = in(() -> at("08:00").book(booking(liu, counter, time("09:00"))));
        refused("booking.too-early", () -> in(() -> queue("09:14").missed(booked.id())));
        assertThat(released("09:14")).isEqualTo(0);
        assertThat(released("09:15")).isEqualTo(1);
        assertThat(released("09:16")).as("once").isEqualTo(0);
        assertThat(find(booked).state()).isEqualTo(Appointment.State.NO_SHOW);
        in(() -> at("08:59").book(booking(wang, counter, time("09:00"))));

        var late = in(() -> queue("09:40").arrive(booked.id()));
        assertThat(late.state()).isEqualTo(Appointment.State.ARRIVED);
        assertThat(late.turn()).isEqualTo(time("09:40"));
    }

    @Test
    void whoArrivesTooLateButBeforeTheRoundKeepsNoTurn() {
        var counter = in(() -> at("08:00").open(morning()));
        var inTime = in(() -> at("08:00").book(booking(liu, counter, time("09:00"))));
        var late = in(() -> at("08:00").book(booking(wang, counter, time("09:30"))));
        assertThat(in(() -> queue("09:14").arrive(inTime.id())).turn()).isEqualTo(time("09:00"));
        assertThat(in(() -> queue("09:45").arrive(late.id())).turn()).isEqualTo(time("09:45"));
    }

    @Test
    @DisplayName("R046 she is reminded once, a day before")
    void remindsOnce() {
        var counter = in(() -> at("08:00").open(morning()));
        var starts = time("09:00").plus(java.time.Duration.ofDays(2));
        in(() -> at("08:00").book(booking(liu, counter, starts)));
        assertThat(reminded(starts.minus(java.time.Duration.ofHours(24)).minusSeconds(1)))
                .isEqualTo(0);
        assertThat(reminded(starts.minus(java.time.Duration.ofHours(24)))).isEqualTo(1);
        assertThat(reminded(starts.minus(java.time.Duration.ofHours(23)))).isEqualTo(0);
        assertThat(told(liu))
                .filteredOn(body -> body.startsWith("提醒"))
                .singleElement()
                .satisfies(body -> assertThat(body)
                        .contains("2026年3月12日", "09:00", "便民服务站")
                        .doesNotContain("legal-aid", "法律援助"));
    }

    @Test
    void whatIsCalledOffIsFreeAgain() {
        var counter = in(() -> at("08:00").open(morning()));
        var booked = in(() -> at("08:00").book(booking(liu, counter, time("09:00"))));
        var own = Villagers.resident(liu);
        assertThat(own.call(() -> transaction.execute(status -> at("08:10").cancel(booked.id())))
                        .state())
                .isEqualTo(Appointment.State.CANCELLED);
        in(() -> at("08:11").book(booking(wang, counter, time("09:00"))));
        var stranger = Villagers.resident(Villagers.enter(register, village, "别人"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> stranger.call(() -> real.cancel(booked.id())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("booking.unknown"));
    }

    @Test
    @DisplayName("R046 her calendar shows when and where, to whoever has the link and to nobody else (RFC 5545)")
    void herCalendarShowsWhenAndWhere() throws Exception {
        var counter = clerk.call(() -> real.open(roundTheClock(Counter.Kind.WINDOW)));
        var slot = clerk.call(() -> free(counter).getFirst());
        var booked = clerk.call(() -> real.book(booking(liu, counter, slot.starts())));
        var own = Villagers.resident(liu);
        var secret = own.call(calendars::newSecret);
        var bytes = calendars.calendar(county(), secret).orElseThrow();
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text).doesNotContain("刘桂珍", "legal-aid", "13800");

        var calendar = new net.fortuna.ical4j.data.CalendarBuilder().build(new java.io.ByteArrayInputStream(bytes));
        assertThat(calendar.validate().getEntries()).isEmpty();
        var events = calendar.<net.fortuna.ical4j.model.component.VEvent>getComponents("VEVENT");
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getProperty("DTSTART").orElseThrow().getValue())
                    .isEqualTo(UTC.format(slot.starts().atOffset(ZoneOffset.UTC)));
            assertThat(event.getProperty("UID").orElseThrow().getValue()).isEqualTo(booked.id() + "@xiangli");
            assertThat(event.getProperty("LOCATION").orElseThrow().getValue()).isEqualTo(counter.place());
            assertThat(event.getProperty("STATUS").orElseThrow().getValue()).isEqualTo("CONFIRMED");
        });
        var read = biweekly.Biweekly.parse(text).all();
        assertThat(read).singleElement().satisfies(other -> {
            assertThat(other.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
            assertThat(other.getEvents()).singleElement().satisfies(event -> {
                assertThat(event.getUid().getValue()).isEqualTo(booked.id() + "@xiangli");
                assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(slot.starts());
                assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(slot.ends());
                assertThat(event.getLocation().getValue()).isEqualTo(counter.place());
            });
        });

        clerk.run(() -> real.cancel(booked.id()));
        assertThat(new String(calendars.calendar(county(), secret).orElseThrow(), StandardCharsets.UTF_8))
                .contains("STATUS:CANCELLED", "SEQUENCE:1");
        var again = own.call(calendars::newSecret);
        assertThat(calendars.calendar(county(), secret)).isEmpty();
        own.run(calendars::endLink);
        assertThat(calendars.calendar(county(), again)).isEmpty();
    }

    private String county() {
        return village.county().value();
    }

    private List<Slot> free(Counter counter) {
        return real.free(village, "legal-aid", counter.kind(), 10_000).stream()
                .filter(slot -> slot.counter().equals(counter.id()))
                .toList();
    }

    /** The desk as it stands at a time of that Tuesday; without Spring's hand, so {@link #in} opens the transaction. */
    private BookingDesk at(String time) {
        var clock = Clock.fixed(time(time), ZONE);
        var book = new SlotBook(counters, rules, workingDays, clock);
        return new BookingDesk(counters, appointments, book, notes, clock);
    }

    private DayQueue queue(String time) {
        var clock = Clock.fixed(time(time), ZONE);
        return new DayQueue(counters, appointments, new SlotBook(counters, rules, workingDays, clock), clock);
    }

    private <T> T in(Supplier<T> work) {
        return clerk.call(() -> transaction.execute(status -> work.get()));
    }

    private int released(String time) {
        return Bound.call(Reach.ofCounty(county()), () -> rounds.release(time(time)));
    }

    private int reminded(Instant now) {
        return Bound.call(Reach.ofCounty(county()), () -> rounds.remind(now));
    }

    private Appointment find(Appointment appointment) {
        return clerk.call(() -> real.find(appointment.id()).orElseThrow());
    }

    private List<String> told(Resident resident) {
        return clerk.call(() -> outbox.inbox(resident.id()).stream()
                .map(message -> message.body())
                .toList());
    }

    private void refused(String code, Supplier<?> work) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> clerk.call(work::get))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static Instant time(String time) {
        return TUESDAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private Counter morning() {
        return counter(Counter.Kind.WINDOW, "08:30", "11:30", LocalDate.of(2026, 3, 1));
    }

    private Counter roundTheClock(Counter.Kind kind) {
        return counter(kind, "00:00", "23:30", LocalDate.of(2026, 1, 1));
    }

    private Counter counter(Counter.Kind kind, String opens, String closes, LocalDate from) {
        return new Counter(
                Ids.next(),
                village,
                kind,
                "小箕村便民服务站",
                clerk.account(),
                clerk.displayName(),
                Set.of(),
                EnumSet.allOf(DayOfWeek.class),
                LocalTime.parse(opens),
                LocalTime.parse(closes),
                30,
                from,
                Optional.empty());
    }

    private static Booking booking(Resident resident, Counter counter, Instant starts) {
        return booking(resident, counter.id(), starts);
    }

    private static Booking booking(Resident resident, UUID counter, Instant starts) {
        return new Booking(
                Ids.next(),
                resident.id(),
                resident.village(),
                "legal-aid",
                counter,
                starts,
                Optional.empty(),
                Optional.of("13800000000"),
                Locale.SIMPLIFIED_CHINESE,
                Appointment.Way.PHONE);
    }

    private static Booking visit(Resident resident, Counter counter, Instant starts, boolean needed) {
        return new Booking(
                Ids.next(),
                resident.id(),
                resident.village(),
                "legal-aid",
                counter.id(),
                starts,
                Optional.of(new Booking.Home("二组东头第三家", needed)),
                Optional.empty(),
                Locale.SIMPLIFIED_CHINESE,
                Appointment.Way.PHONE);
    }
}
