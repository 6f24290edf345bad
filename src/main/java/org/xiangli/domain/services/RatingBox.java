package org.xiangli.domain.services;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.clock.WorkingDays;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.procedure.CaseFile;
import org.xiangli.core.rules.RuleBook;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * The box residents put their ratings in (好差评, R052): one for each matter, after the result was handed over, by the one
 * it was for. Nobody who handles matters can put one in or take one out; what comes out is counted together. The box
 * opens with the county's key, not with that of whoever stands before it.
 */
@Service
public class RatingBox {

    /** Wrong pick-up codes until a fresh one must be printed. */
    static final int ATTEMPTS = 5;

    private static final int LONGEST_NUMBER = 20;

    private final RatingTable table;
    private final CaseDesk cases;
    private final RuleBook book;
    private final WorkingDays workingDays;
    private final DeskClock clock;
    private final TransactionTemplate apart;

    RatingBox(
            RatingTable table,
            CaseDesk cases,
            RuleBook book,
            WorkingDays workingDays,
            DeskClock clock,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.cases = cases;
        this.book = book;
        this.workingDays = workingDays;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A resident rates her own matter from her account. The very same rating again changes nothing.
     *
     * @throws Refusal {@code services.rating-handler} for anybody but a resident, {@code services.rating-own} for another's
     *     matter, {@code services.rating-early} before the result was handed over, {@code services.rating-once}
     */
    public void rate(UUID application, Rating rating) {
        var acting = Acting.current();
        if (acting.kind() != PostKind.RESIDENT) {
            throw new Refusal("services.rating-handler", ServiceLaw.RATING);
        }
        if (cases.find(application)
                .filter(file -> file.subject().equals(acting.resident()))
                .isEmpty()) {
            throw new Refusal("services.rating-own", ServiceLaw.RATING);
        }
        put(acting.county(), application, rating, "ACCOUNT");
    }

    /**
     * Somebody with the receipt rates the matter with the code printed on it.
     *
     * @param number of the case
     * @throws Refusal {@code services.rating-handler} on a device where an officer is signed in, {@code services.pickup-code}
     *     for a number and code that do not belong together or were tried too often, and as {@link #rate}
     */
    public void rateWithCode(DivisionCode county, String number, String code, Rating rating) {
        if (Acting.find().filter(acting -> acting.kind() != PostKind.RESIDENT).isPresent()) {
            throw new Refusal("services.rating-handler", ServiceLaw.RATING);
        }
        var home = county.county().value();
        put(home, demandCode(home, number, code), rating, "CODE");
    }

    /**
     * How far a matter has come, for whoever holds the receipt; the number and the code together are the permit.
     *
     * @throws Refusal {@code services.pickup-code} as {@link #rateWithCode}
     */
    public CaseFile track(DivisionCode county, String number, String code) {
        var home = county.county().value();
        var application = demandCode(home, number, code);
        return inCounty(home, () -> cases.find(application)).orElseThrow(RatingBox::wrongCode);
    }

    /** Ratings of a division's matters between two days, together; too few are not shown. */
    public RatingSheet sheet(DivisionCode where, Optional<String> item, LocalDate from, LocalDate to) {
        var grades = inCounty(where.county().value(), () -> table.grades(where, item, from, to));
        var given = grades.stream().mapToInt(Integer::intValue).sum();
        var least = book.parameter(Rules.RATING_SHOWN, "least", where, clock.today());
        return new RatingSheet(
                Math.toIntExact(least),
                book.holds(Rules.RATING_SHOWN, where, clock.today(), Map.of("ratings", given))
                        ? Optional.of(grades)
                        : Optional.empty());
    }

    private UUID demandCode(String county, String number, String code) {
        if (number.length() > LONGEST_NUMBER) {
            throw wrongCode();
        }
        var attempt = inCounty(county, () -> table.attempt(number.strip(), ATTEMPTS))
                .filter(found -> same(found.digest(), PickupCode.typed(code).digest(found.application())))
                .orElseThrow(RatingBox::wrongCode);
        inCounty(county, () -> {
            table.forgetAttempts(attempt.application());
            return true;
        });
        return attempt.application();
    }

    private void put(String county, UUID application, Rating rating, String way) {
        inCounty(county, () -> {
            var rated =
                    table.find(application).orElseThrow(() -> new Refusal("services.rating-own", ServiceLaw.RATING));
            if (rated.deliveredOn() == null) {
                throw new Refusal("services.rating-early", ServiceLaw.RATING);
            }
            if (!table.put(rated, rating, clock.today(), way)) {
                throw new Refusal("services.rating-once", ServiceLaw.RATING);
            }
            if (book.holds(Rules.RATING_CALLBACK, rated.village(), clock.today(), Map.of("stars", rating.stars()))) {
                table.owe(rated, clock.today(), callBackDue(rated.village()));
            }
            return true;
        });
    }

    private LocalDate callBackDue(DivisionCode village) {
        var days = book.parameter(Rules.RATING_CALLBACK, "working_days", village, clock.today());
        return workingDays.after(clock.today(), Math.toIntExact(days)).day();
    }

    private <T> T inCounty(String county, Supplier<T> work) {
        return Bound.call(Reach.ofCounty(county), () -> apart(work));
    }

    private <T> T apart(Supplier<T> work) {
        return Objects.requireNonNull(apart.execute(status -> work.get()));
    }

    private static boolean same(String digest, String other) {
        return MessageDigest.isEqual(
                digest.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static Refusal wrongCode() {
        return new Refusal("services.pickup-code", ServiceLaw.RATING);
    }
}
