package org.xiangli.core.files;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.kernel.Refusal;

/** The book of letters issued: each is printed, kept as an attachment of its case, and can be checked by anyone. */
@Service
public class LetterBook {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FileStore files;
    private final LetterPress press;
    private final Clock clock;
    private final String address;

    LetterBook(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            FileStore files,
            LetterPress press,
            Clock clock,
            @Value("${xiangli.address:http://localhost:8080}") String address) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.files = files;
        this.press = press;
        this.clock = clock;
        this.address = address.replaceFirst("/+$", "");
    }

    /**
     * Prints a letter, keeps it and enters its code. Printing takes some 50 ms and no database; where it can be, a
     * caller asks for it outside its own transaction.
     *
     * @param xhtml writes the letter around its seal, as {@link LetterPress#print} takes it
     * @return the letter, or the one that was issued under this key before
     */
    public IssuedLetter issue(LetterOrder order, Function<LetterSeal, String> xhtml) {
        var issued = transaction.execute(status -> withKey(order.key()));
        if (issued != null && issued.isPresent()) {
            return issued.get();
        }
        var seal = seal(Bound.county());
        var pdf = press.print(xhtml.apply(seal), order.title(), order.language());
        return enter(order, seal, pdf);
    }

    /**
     * What a letter's code says, for anyone: no permit is asked for and nothing personal is told.
     *
     * @throws Refusal {@code letter.code} when it was mistyped
     */
    public Optional<LetterCheck> check(DivisionCode county, LetterCode code) {
        return Bound.call(
                Reach.blind(county.county().value()),
                () -> transaction.execute(status -> jdbc.sql("""
                    select title, office, issued_on, sha256, revoked_on
                      from files.check_letter(:county, :code)
                    """)
                        .param("county", county.county().value())
                        .param("code", code.value())
                        .query((row, number) -> new LetterCheck(
                                row.getString("title"),
                                row.getString("office"),
                                row.getObject("issued_on", LocalDate.class),
                                HexFormat.of().formatHex(row.getBytes("sha256")),
                                Optional.ofNullable(row.getObject("revoked_on", LocalDate.class))))
                        .optional()));
    }

    /**
     * Says that a letter no longer holds. The letter stays on record; its code says since when it is revoked.
     *
     * @param why kept, not shown to the public; at most 500 characters
     * @throws Refusal {@code file.unknown} when it is no letter or out of reach, {@code letter.revoked} when it is
     *     revoked already
     */
    public void revoke(UUID attachment, String why) {
        transaction.executeWithoutResult(status -> {
            var revoked = jdbc.sql("""
                update files.letter_check set revoked_on = :today, revoked_why = :why
                 where county_code = :county and attachment_id = :attachment and revoked_on is null
                """)
                    .param("today", LocalDate.now(clock))
                    .param("why", why)
                    .param("county", Bound.county())
                    .param("attachment", attachment)
                    .update();
            if (revoked == 0) {
                throw isLetter(attachment)
                        ? new Refusal("letter.revoked", LetterCode.RULE)
                        : new Refusal("file.unknown", FileStore.RULE);
            }
        });
    }

    private LetterSeal seal(String county) {
        var code = LetterCode.next();
        return new LetterSeal(code, address + "/letters/" + county + "/" + code.printed(), LocalDate.now(clock));
    }

    private IssuedLetter enter(LetterOrder order, LetterSeal seal, byte[] pdf) {
        return transaction.execute(status -> {
            awaitTurn(order.key());
            return withKey(order.key()).orElseGet(() -> {
                var paper = new Paper(order.owner(), order.subject(), order.village(), order.title(), pdf);
                var attachment = files.keep(
                        Ids.next(),
                        AttachmentKind.LETTER,
                        paper,
                        FileName.of(order.title(), FileType.PDF),
                        FileType.PDF);
                enterCode(order, seal, attachment);
                return new IssuedLetter(attachment, seal.code());
            });
        });
    }

    /** Two requests with one key come one after the other; the second finds what the first has entered. */
    private void awaitTurn(UUID key) {
        jdbc.sql("select pg_advisory_xact_lock(:high, :low)")
                .param("high", key.hashCode())
                .param("low", (int) key.getLeastSignificantBits())
                .query((row, number) -> key)
                .single();
    }

    private Optional<IssuedLetter> withKey(UUID key) {
        return jdbc.sql("""
            select a.*, c.code
              from files.letter_check c
              join files.attached a on a.county_code = c.county_code and a.id = c.attachment_id
             where c.county_code = :county and c.key = :key
            """)
                .param("county", Bound.county())
                .param("key", key)
                .query((row, number) ->
                        new IssuedLetter(AttachmentRow.read(row, number), new LetterCode(row.getString("code"))))
                .optional();
    }

    private void enterCode(LetterOrder order, LetterSeal seal, Attachment attachment) {
        jdbc.sql("""
            insert into files.letter_check (county_code, code, village_code, subject_id, key, attachment_id, sha256,
                                            title, office, issued_on)
            values (:county, :code, :village, :subject, :key, :attachment, :sha256, :title, :office, :day)
            """)
                .param("county", Bound.county())
                .param("code", seal.code().value())
                .param("village", order.village().value())
                .param("subject", order.subject())
                .param("key", order.key())
                .param("attachment", attachment.id())
                .param("sha256", HexFormat.of().parseHex(attachment.sha256()))
                .param("title", order.title())
                .param("office", order.office())
                .param("day", seal.issuedOn())
                .update();
    }

    private boolean isLetter(UUID attachment) {
        return jdbc.sql("""
            select exists (select from files.letter_check
                            where county_code = :county and attachment_id = :attachment)
            """)
                .param("county", Bound.county())
                .param("attachment", attachment)
                .query(Boolean.class)
                .single();
    }
}
