package org.xiangli.core.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;

/** A county of one township and two villages, with somebody at each post. */
final class Office {

    final DivisionCode county;
    final DivisionCode township;
    final DivisionCode village;
    final DivisionCode neighbour;
    final Actor clerk;
    final Actor officer;
    final Actor approver;
    final Actor countyOfficer;
    final UUID subject = UUID.randomUUID();

    private final Offices offices;
    private LocalDate today = LocalDate.of(2026, 3, 10);

    Office(Offices offices, String county) {
        this.offices = offices;
        this.county = DivisionCode.of(county);
        this.township = DivisionCode.of(county + "101");
        this.village = DivisionCode.of(county + "101201");
        this.neighbour = DivisionCode.of(county + "101202");
        this.clerk = new Actor(UUID.randomUUID(), "village-clerk", village);
        this.officer = new Actor(UUID.randomUUID(), "township-officer", township);
        this.approver = new Actor(UUID.randomUUID(), "township-approver", township);
        this.countyOfficer = new Actor(UUID.randomUUID(), "county-officer", this.county);
    }

    Office on(String day) {
        today = LocalDate.parse(day);
        return this;
    }

    LocalDate today() {
        return today;
    }

    /** Work at the desk of this day, in the reach of the whole county. */
    <T> T desk(Function<CaseDesk, T> work) {
        return within(reach(), work);
    }

    /** Work at the desk of this day, within a reach. */
    <T> T within(Reach reach, Function<CaseDesk, T> work) {
        return offices.call(reach, () -> work.apply(offices.desk(today)));
    }

    Reach reachOf(DivisionCode scope) {
        return new Reach(county.value(), scope.value(), null, null);
    }

    Reach reachOf(UUID person) {
        return new Reach(county.value(), null, person, null);
    }

    /** Whether the case and its history are seen within a reach; both are, or neither. */
    boolean sees(Reach reach, CaseFile file) {
        var found = within(reach, desk -> desk.find(file.id())).isPresent();
        var history = within(reach, desk -> desk.history(file.id()));
        assertThat(!history.isEmpty()).isEqualTo(found);
        return found;
    }

    CaseFile found(CaseFile file) {
        return desk(desk -> desk.find(file.id())).orElseThrow();
    }

    List<CaseEvent> history(CaseFile file) {
        return desk(desk -> desk.history(file.id()));
    }

    List<CaseFile> ofSubject() {
        return desk(desk -> desk.ofSubject(subject));
    }

    List<CaseFile> queue(PostRef post, DivisionCode division, QueueFilter filter) {
        return desk(desk -> desk.queue(post, division, filter, QueueCursor.top()))
                .cases();
    }

    DeskCounts counts(PostRef post, DivisionCode division) {
        return desk(desk -> desk.counts(post, division));
    }

    List<CaseFile> overdue(String on) {
        return desk(desk -> desk.overdueList(LocalDate.parse(on), QueueCursor.top()))
                .cases();
    }

    int watch() {
        return Bound.call(reach(), () -> offices.watch(today).watch());
    }

    int settle() {
        return Bound.call(reach(), () -> offices.watch(today).settle());
    }

    int remind() {
        return Bound.call(reach(), () -> offices.watch(today).remind());
    }

    /** Work at the joint review of this day, in the reach of the whole county. */
    <T> T joint(Function<JointReview, T> work) {
        return offices.call(reach(), () -> work.apply(offices.joint(today)));
    }

    /** Work done again on this day, in the reach of the whole county. */
    <T> T redo(Function<Redoing, T> work) {
        return offices.call(reach(), () -> work.apply(offices.redoing(today)));
    }

    Reach reach() {
        return Reach.ofCounty(county.value());
    }

    Opening opening() {
        return new Opening(
                UUID.randomUUID(),
                Ways.ASSIST.code(),
                Ways.ASSIST.version(),
                village,
                subject,
                "pension-registration",
                3,
                "window",
                10,
                clerk,
                Map.of("papers", "id-card,photo"));
    }

    CaseFile opened() {
        return desk(desk -> desk.open(opening()));
    }

    /** A case that has gone these ways, each by whoever holds it. */
    CaseFile moved(String... moves) {
        var file = opened();
        for (var move : moves) {
            file = move(request(file, move));
        }
        return file;
    }

    CaseFile move(MoveRequest request) {
        return desk(desk -> desk.move(request));
    }

    MoveRequest request(CaseFile file, String move) {
        return MoveRequest.of(UUID.randomUUID(), file.id(), file.seq(), move, holder(file))
                .given(Ways.HOLDS);
    }

    private Actor holder(CaseFile file) {
        return switch (file.step().post().code()) {
            case "township-officer" -> officer;
            case "township-approver" -> approver;
            case "county-officer" -> countyOfficer;
            default -> clerk;
        };
    }
}
