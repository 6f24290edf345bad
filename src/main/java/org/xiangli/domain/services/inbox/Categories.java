package org.xiangli.domain.services.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.DivisionCode.Level;
import org.xiangli.kernel.Refusal;

/** What problems are sorted by: the county's own sheet once it has given one, until then the house's short one. */
@Service
@Transactional
public class Categories {

    private static final List<Category> OURS = ours();

    private final JdbcClient jdbc;
    private final Clock clock;

    Categories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those in use, in the order of their sheet. */
    @Transactional(readOnly = true)
    public List<Category> inUse() {
        var own = jdbc.sql("""
            select code, first, second, third, holder
              from services.issue_category
             where county_code = :county and in_use
             order by position
            """)
                .param("county", Bound.county())
                .query((row, number) -> new Category(
                        row.getString("code"),
                        row.getString("first"),
                        row.getString("second"),
                        row.getString("third"),
                        Level.valueOf(row.getString("holder"))))
                .list();
        return own.isEmpty() ? OURS : own;
    }

    /** @throws Refusal {@code services.inbox.category} for one that is not in use */
    public Category demand(String code) {
        return inUse().stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("services.inbox.category", InboxLaw.ISSUE));
    }

    /** One that is or was in use. */
    @Transactional(readOnly = true)
    public Optional<Category> find(String code) {
        return jdbc.sql("""
            select code, first, second, third, holder
              from services.issue_category
             where county_code = :county and code = :code
            """)
                .param("county", Bound.county())
                .param("code", code)
                .query((row, number) -> new Category(
                        row.getString("code"),
                        row.getString("first"),
                        row.getString("second"),
                        row.getString("third"),
                        Level.valueOf(row.getString("holder"))))
                .optional()
                .or(() -> OURS.stream()
                        .filter(category -> category.code().equals(code))
                        .findFirst());
    }

    /**
     * The administrator or a county officer gives the county its own sheet; what is not on it is no longer in use. The
     * good lines are taken, whatever is wrong with others. The same sheet again changes nothing.
     *
     * @throws Refusal {@code services.inbox.sheet} when not one line is good
     */
    public CategorySheet replace(String text) {
        var acting = Acting.current();
        acting.require(PostKind.ADMINISTRATOR, PostKind.COUNTY_OFFICER);
        var sheet = CategorySheet.read(text);
        if (sheet.categories().isEmpty()) {
            throw new Refusal("services.inbox.sheet", InboxLaw.ISSUE);
        }
        jdbc.sql("""
            update services.issue_category set in_use = false where county_code = :county and in_use
            """).param("county", Bound.county()).update();
        for (var index = 0; index < sheet.categories().size(); index++) {
            put(sheet.categories().get(index), index + 1, acting);
        }
        return sheet;
    }

    private void put(Category category, int position, Acting acting) {
        jdbc.sql("""
            insert into services.issue_category
                   (county_code, code, position, first, second, third, holder, in_use, imported_at, imported_by)
            values (:county, :code, :position, :first, :second, :third, :holder, true, :now, :by)
            on conflict (county_code, code) do update
               set position = excluded.position, holder = excluded.holder, in_use = true,
                   imported_at = excluded.imported_at, imported_by = excluded.imported_by
            """)
                .param("county", Bound.county())
                .param("code", category.code())
                .param("position", position)
                .param("first", category.first())
                .param("second", category.second())
                .param("third", category.third())
                .param("holder", category.holder().name())
                .param("now", OffsetDateTime.now(clock))
                .param("by", acting.account())
                .update();
    }

    private static List<Category> ours() {
        try (var file = Categories.class.getResourceAsStream("categories.csv")) {
            if (file == null) {
                throw new IllegalStateException("categories.csv is not packed");
            }
            var sheet = CategorySheet.read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (!sheet.faults().isEmpty()) {
                throw new IllegalStateException("Our own categories: " + sheet.faults());
            }
            return sheet.categories();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
