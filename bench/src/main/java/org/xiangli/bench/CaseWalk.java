package org.xiangli.bench;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.procedure.Actor;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.procedure.MoveRequest;
import org.xiangli.core.procedure.Opening;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;

/** A matter through the service layer: opened, then six steps by the hands of clerk, officer and approver. */
final class CaseWalk implements Load.Worker {

    /** The moves of {@code bench-assist.yaml}, in order. */
    static final List<String> MOVES = List.of("accept", "forward", "propose", "grant", "deliver", "close");

    /** Residents the cases are spread over. */
    static final int SUBJECTS = 20_000;

    private static final UUID FIRST_SUBJECT = UUID.fromString("00000000-0000-7000-8000-000000000000");

    private final CaseDesk desk;
    private final Acting clerk;
    private final Acting officer;
    private final Acting approver;
    private final SplittableRandom random;

    CaseWalk(CaseDesk desk, Office office, int number) {
        this.desk = desk;
        this.clerk = acting(office.clerk());
        this.officer = acting(office.officer());
        this.approver = acting(office.approver());
        this.random = new SplittableRandom(number);
    }

    static UUID subject(long number) {
        return new UUID(FIRST_SUBJECT.getMostSignificantBits(), FIRST_SUBJECT.getLeastSignificantBits() + number);
    }

    @Override
    public void work(Meter meter) throws Exception {
        var file = meter.time("open", () -> open(subject(random.nextInt(SUBJECTS))));
        for (var move : MOVES) {
            var before = file;
            file = meter.time("step", () -> step(before, move));
        }
    }

    /** A worker who opens cases and goes no further. */
    Load.Worker openingOnly() {
        return meter -> meter.time("open", () -> open(subject(random.nextInt(SUBJECTS))));
    }

    CaseFile open(UUID subject) {
        return clerk.call(() -> desk.open(new Opening(
                Ids.next(),
                House.PROCEDURE,
                1,
                clerk.division(),
                subject,
                "pension-register",
                1,
                "window",
                8,
                actor(clerk),
                Map.of("papers", "id-card register-form"))));
    }

    CaseFile step(CaseFile file, String move) {
        var hand = switch (move) {
            case "propose" -> officer;
            case "grant" -> approver;
            default -> clerk;
        };
        return hand.call(() -> desk.move(MoveRequest.of(Ids.next(), file.id(), file.seq(), move, actor(hand))
                .because(move.equals("propose") ? "材料齐全，符合条件" : "")));
    }

    private static Actor actor(Acting acting) {
        return new Actor(acting.account(), acting.kind().key(), acting.division());
    }

    private static Acting acting(Office.Hand hand) {
        return new Acting(
                hand.account(),
                hand.name(),
                hand.post(),
                PostKind.valueOf(hand.kind()),
                DivisionCode.of(hand.division()),
                hand.name(),
                null);
    }
}
