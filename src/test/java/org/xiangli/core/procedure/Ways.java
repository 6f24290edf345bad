package org.xiangli.core.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.RuleRef;

/** A small county, its posts and the procedure most tests walk along. */
final class Ways {

    static final WorkingDays DAYS = WorkingDays.fromPublishedTables();
    static final DivisionCode VILLAGE = DivisionCode.of("222405102201");
    static final DivisionCode TOWNSHIP = DivisionCode.of("222405102");
    static final DivisionCode COUNTY = DivisionCode.of("222405");
    static final UUID SUBJECT = account(900);
    static final RuleRef LAW = new RuleRef("SI.PENSION", "社会保险经办条例", "16");

    static final Procedure ASSIST = ProcedureReader.read(Ways.class, "assist.yaml");

    static final Actor CLERK = new Actor(account(1), "village-clerk", VILLAGE);
    static final Actor OFFICER = new Actor(account(2), "township-officer", TOWNSHIP);
    static final Actor APPROVER = new Actor(account(3), "township-approver", TOWNSHIP);
    static final Actor COUNTY_OFFICER = new Actor(account(4), "county-officer", COUNTY);
    static final Actor RESIDENT = new Actor(account(5), "resident", VILLAGE);

    /** The packaged rules; any of them will do as the gate of a test, and the size of a committee is one. */
    static final Gates GATES = new RuleGates(RuleBook.ofPackagedRules());

    static final String RULE = "VCOL.COMMITTEE.SIZE";
    static final Map<String, Object> HOLDS = Map.of("size", 5L);
    static final Map<String, Object> FAILS = Map.of("size", 2L);

    private Ways() {}

    static UUID account(int number) {
        return new UUID(0x2224_0500_0000_7000L, 0x8000_0000_0000_0000L | number);
    }

    /** A generator whose seed is printed, so that a failure can be walked again with -Dxiangli.seed. */
    static RandomGenerator seeded() {
        var seed = Long.getLong("xiangli.seed", new SplittableRandom().nextLong());
        System.out.println("seed " + seed);
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Instant noon(LocalDate day) {
        return day.atTime(4, 0).toInstant(ZoneOffset.UTC);
    }

    /** A case just opened, without a database. */
    static CaseFile opened(Procedure procedure, int promise, LocalDate day) {
        var opening = opening(procedure, promise, opener(procedure));
        return file(procedure, opening, Handling.open(procedure, opening, noon(day), day));
    }

    static CaseFile file(Procedure procedure, Opening opening, CaseEvent event) {
        return new CaseFile(
                COUNTY.value(),
                new UUID(0, 1),
                "260310-000123",
                procedure.code(),
                procedure.version(),
                opening.village(),
                opening.subject(),
                opening.matter(),
                opening.catalogueVersion(),
                opening.channel(),
                event.at(),
                CaseState.opened(procedure, opening.promiseWorkingDays(), event, DAYS));
    }

    static Opening opening(Procedure procedure, int promise, Actor by) {
        return new Opening(
                UUID.randomUUID(),
                procedure.code(),
                procedure.version(),
                VILLAGE,
                SUBJECT,
                "pension-registration",
                1,
                "window",
                promise,
                by,
                Map.of());
    }

    static Actor opener(Procedure procedure) {
        var post = procedure.openers().getFirst();
        return new Actor(account(1), post.code(), post.division(VILLAGE));
    }

    /** An event as it would be written, without asking whether it is allowed. */
    static CaseEvent event(CaseFile file, Move move, LocalDate day, Map<String, String> data) {
        return new CaseEvent(
                file.seq() + 1,
                noon(day),
                day,
                CLERK,
                move.key(),
                Optional.of(move.from()),
                move.to(),
                "",
                Optional.empty(),
                List.of(),
                data);
    }

    static MoveRequest request(CaseFile file, String move, Actor by) {
        return MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), move, by);
    }
}
