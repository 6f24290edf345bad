package org.xiangli.domain.services.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.store.Bound;
import org.xiangli.kernel.Refusal;

/**
 * The forms of the items, by version: those that come with the house, and those a county publishes in their place. Every
 * version stays readable, because somebody has filled it in.
 */
@Service
public class FormShelf {

    private static final String SHIPPED = "classpath*:org/xiangli/domain/services/forms/schemas/**/*.json";

    private record Key(String county, String item, int version) {}

    private final JdbcClient jdbc;
    private final FormReader reader;
    private final Clock clock;
    private final Map<String, ServiceForm> latestShipped = new ConcurrentHashMap<>();
    private final Map<Key, ServiceForm> shipped = new ConcurrentHashMap<>();
    private final Cache<Key, ServiceForm> published =
            Caffeine.newBuilder().maximumSize(2_000).build();

    FormShelf(JdbcClient jdbc, FormReader reader, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.clock = clock;
        load();
    }

    /** The form an item has now; empty when it has none. */
    @Transactional(readOnly = true)
    public Optional<ServiceForm> current(String item) {
        return latest(item, LocalDate.now(clock))
                .flatMap(version -> find(item, version))
                .or(() -> Optional.ofNullable(latestShipped.get(item)));
    }

    /** A form in the version somebody filled in. */
    @Transactional(readOnly = true)
    public Optional<ServiceForm> find(String item, int version) {
        var key = new Key(Bound.county(), item, version);
        var known = published.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        var stored = jdbc.sql("""
            select content from services.form
             where county_code = :county and item_code = :item and version = :version
            """)
                .param("county", key.county())
                .param("item", item)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(reader::read);
        stored.ifPresent(form -> published.put(key, form));
        return stored.or(() -> Optional.ofNullable(shipped.get(new Key("", item, version))));
    }

    /**
     * Publishes the next version of an item's form; who is filling in the earlier one keeps her answers. The same key
     * again changes nothing.
     *
     * @throws FormFault with the place that is wrong
     * @throws Refusal {@code forms.version} with the lowest number possible, {@code access.post-not-permitted}
     */
    @Transactional
    public ServiceForm publish(UUID key, String schema) {
        return publish(key, schema, LocalDate.now(clock));
    }

    /**
     * The same, in force from a day on.
     *
     * @throws Refusal {@code forms.from} with the day before which it may not begin
     */
    @Transactional
    public ServiceForm publish(UUID key, String schema, LocalDate from) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER, PostKind.ADMINISTRATOR);
        var form = reader.read(schema);
        if (!stored(key)) {
            var last = editions(form.item()).stream().findFirst();
            var next = last.map(FormEdition::version).orElse(0) + 1;
            if (form.version() < next) {
                throw new Refusal("forms.version", FormLaw.KEPT, next);
            }
            var earliest = last.flatMap(FormEdition::effectiveFrom)
                    .filter(LocalDate.now(clock)::isBefore)
                    .orElseGet(() -> LocalDate.now(clock));
            if (from.isBefore(earliest)) {
                throw new Refusal("forms.from", FormLaw.KEPT, earliest.toString());
            }
            add(key, form, from, acting.account());
        }
        return form;
    }

    private boolean stored(UUID key) {
        return jdbc.sql("""
            select exists (select from services.form where county_code = :county and idempotency_key = :key)
            """)
                .param("county", Bound.county())
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private void add(UUID key, ServiceForm form, LocalDate from, UUID by) {
        jdbc.sql("""
            insert into services.form
                   (county_code, item_code, version, content, effective_from, published_at, published_by,
                    idempotency_key)
            values (:county, :item, :version, :content::json, :from, :at, :by, :key)
            """)
                .param("county", Bound.county())
                .param("item", form.item())
                .param("version", form.version())
                .param("content", form.schema().toString())
                .param("from", from)
                .param("at", OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS))
                .param("by", by)
                .param("key", key)
                .update();
    }

    /** The versions of an item's form, the latest first; the one of the house is the last. */
    List<FormEdition> editions(String item) {
        var editions = new ArrayList<>(jdbc.sql("""
            select version, effective_from, published_at
              from services.form
             where county_code = :county and item_code = :item
             order by version desc
            """)
                .param("county", Bound.county())
                .param("item", item)
                .query((row, number) -> new FormEdition(
                        row.getInt("version"),
                        Optional.of(row.getObject("effective_from", LocalDate.class)),
                        Optional.of(row.getObject("published_at", OffsetDateTime.class)
                                .toInstant())))
                .list());
        Optional.ofNullable(latestShipped.get(item))
                .ifPresent(form -> editions.add(new FormEdition(form.version(), Optional.empty(), Optional.empty())));
        return editions;
    }

    private Optional<Integer> latest(String item, LocalDate on) {
        return jdbc.sql("""
            select max(version)
              from services.form
             where county_code = :county and item_code = :item and effective_from <= :on
            """)
                .param("county", Bound.county())
                .param("item", item)
                .param("on", on)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    private void load() {
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                var form = reader.read(resource.getContentAsString(StandardCharsets.UTF_8));
                shipped.put(new Key("", form.item(), form.version()), form);
                latestShipped.merge(form.item(), form, (one, other) -> one.version() > other.version() ? one : other);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("The forms of the house cannot be read", problem);
        }
    }
}
