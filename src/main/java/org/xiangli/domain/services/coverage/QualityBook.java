package org.xiangli.domain.services.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.coverage.Compliance.Check;
import org.xiangli.domain.services.coverage.Compliance.Improvement;
import org.xiangli.domain.services.coverage.Compliance.Line;
import org.xiangli.domain.services.coverage.Compliance.Sample;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The county looks each quarter whether its standards were kept (服务标准规范, R040): a sample nobody picks, judged check by
 * check; the first failure of an item opens an improvement with an owner and a date.
 */
@Service
@Transactional
public class QualityBook {

    /** How many matters of an item are drawn, and how long an improvement may take; a county sets its own. */
    static final String SAMPLE = "SVC.QUALITY.SAMPLE";

    private static final RuleRef QUALITY = new RuleRef(SAMPLE, "Xiangli R040", "");

    private final QualityTable table;
    private final Catalogue catalogue;
    private final RuleBook book;
    private final Clock clock;

    QualityBook(QualityTable table, Catalogue catalogue, RuleBook book, Clock clock) {
        this.table = table;
        this.catalogue = catalogue;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Draws the sample of a quarter; drawing again adds only what was delivered since and is within the number.
     *
     * @return how many were added
     * @throws Refusal {@code services.quality-quarter} for one that has not begun, {@code access.post-not-permitted}
     */
    public int draw(Quarter quarter) {
        var acting = county();
        if (quarter.first().isAfter(today())) {
            throw new Refusal("services.quality-quarter", QUALITY);
        }
        var each = parameter("per_item");
        return table.draw(
                quarter,
                Math.toIntExact(each),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS),
                acting.account());
    }

    /**
     * Judges a matter of the sample. The first failure of an item in the quarter opens its improvement.
     *
     * @param failed the checks it did not meet; none when it passed
     * @param owner who is to put it right; needed for a failure while no improvement of the item is open
     * @param due until when; from today on, and within the days the county allows
     * @throws Refusal {@code services.quality-unknown}, {@code services.quality-judged} when it was judged otherwise before,
     *     {@code services.quality-check} for a check that is not of the item's list,
     *     {@code services.quality-owner}, {@code services.quality-due} with the last day
     */
    public void judge(
            Quarter quarter, UUID application, Set<Check> failed, Optional<String> owner, Optional<LocalDate> due) {
        var acting = county();
        var sample = table.samples(quarter).stream()
                .filter(drawn -> drawn.application().equals(application))
                .findFirst()
                .orElseThrow(() -> new Refusal("services.quality-unknown", QUALITY));
        if (sample.judged().isPresent()) {
            demandSame(sample, failed);
            return;
        }
        if (!checks(sample.item()).containsAll(failed)) {
            throw new Refusal("services.quality-check", QUALITY);
        }
        var opened = table.improvements(quarter).stream()
                .anyMatch(improvement -> improvement.item().equals(sample.item()));
        if (!failed.isEmpty() && !opened) {
            table.open(quarter, sample.item(), demandOwner(owner), demandDue(due), today(), acting.account());
        }
        if (!table.judge(quarter, application, failed, today(), acting.account())) {
            throw new Refusal("services.quality-judged", QUALITY);
        }
    }

    /**
     * Notes that an improvement was made. Finishing it again does nothing.
     *
     * @throws Refusal {@code services.quality-what}, {@code services.quality-unknown}
     */
    public void finish(Quarter quarter, String item, String what) {
        var acting = county();
        var told = what.strip();
        if (told.isEmpty() || told.codePointCount(0, told.length()) > 500 || told.indexOf('\0') >= 0) {
            throw new Refusal("services.quality-what", QUALITY);
        }
        if (table.improvements(quarter).stream().noneMatch(open -> open.item().equals(item))) {
            throw new Refusal("services.quality-unknown", QUALITY);
        }
        table.finish(quarter, item, told, today(), acting.account());
    }

    /** The table of a quarter: an item with samples is a line; what waits to be judged stands below. */
    @Transactional(readOnly = true)
    public Compliance of(Quarter quarter) {
        county();
        var samples = table.samples(quarter);
        var improvements =
                table.improvements(quarter).stream().collect(Collectors.toMap(Improvement::item, Function.identity()));
        var lines = new ArrayList<Line>();
        samples.stream()
                .collect(Collectors.groupingBy(Sample::item, TreeMap::new, Collectors.toList()))
                .forEach((item, drawn) -> lines.add(new Line(
                        item,
                        drawn.size(),
                        count(drawn, sample -> sample.judged().isPresent()),
                        count(drawn, Sample::passed),
                        Optional.ofNullable(improvements.get(item)))));
        return new Compliance(
                quarter,
                lines,
                samples.stream().filter(sample -> sample.judged().isEmpty()).toList());
    }

    /** What a sample of the item is judged by, as the latest catalogue has it. */
    @Transactional(readOnly = true)
    public Set<Check> checks(String code) {
        return Standards.packaged()
                .of(catalogue.latest().stream()
                        .flatMap(version -> catalogue.items(version.version()).stream())
                        .map(ListedItem::item)
                        .filter(item -> item.code().equals(code))
                        .findFirst());
    }

    /** An improvement that is not made yet. */
    public record Task(String quarter, String item, String owner, LocalDate due) {}

    /** What is still to be put right, the most urgent first. */
    @Transactional(readOnly = true)
    public List<Task> open() {
        county();
        return table.open();
    }

    /** The last day an improvement opened today may be promised for. */
    public LocalDate latest() {
        return today().plusDays(parameter("most_days"));
    }

    private static int count(List<Sample> samples, java.util.function.Predicate<Sample> which) {
        return (int) samples.stream().filter(which).count();
    }

    private static void demandSame(Sample sample, Set<Check> failed) {
        if (!sample.failed().equals(failed)) {
            throw new Refusal("services.quality-judged", QUALITY);
        }
    }

    private static String demandOwner(Optional<String> owner) {
        return owner.map(String::strip)
                .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= 60)
                .orElseThrow(() -> new Refusal("services.quality-owner", QUALITY));
    }

    private LocalDate demandDue(Optional<LocalDate> due) {
        return due.filter(day -> !day.isBefore(today()) && !day.isAfter(latest()))
                .orElseThrow(() -> new Refusal("services.quality-due", QUALITY, latest().toString()));
    }

    private static Acting county() {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        return acting;
    }

    private long parameter(String name) {
        return book.parameter(SAMPLE, name, DivisionCode.of(Bound.county()), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
