package org.xiangli.domain.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Published catalogues in the database. An item once published never changes, so it is read and parsed once. */
@Repository
class CatalogueShelf {

    private record Edition(String county, int version) {}

    private final JdbcClient jdbc;
    private final Cache<Edition, Map<String, Item>> read =
            Caffeine.newBuilder().maximumSize(200).build();

    CatalogueShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every version a county published, the latest first. */
    List<CatalogueVersion> versions(String county) {
        return jdbc.sql("""
            select * from services.catalogue where county_code = :county order by version desc
            """)
                .param("county", county)
                .query(CatalogueShelf::version)
                .list();
    }

    Optional<CatalogueVersion> withKey(String county, UUID key) {
        return jdbc.sql("""
            select * from services.catalogue where county_code = :county and idempotency_key = :key
            """)
                .param("county", county)
                .param("key", key)
                .query(CatalogueShelf::version)
                .optional();
    }

    /** The version in force on a day. */
    Optional<CatalogueVersion> inForce(String county, LocalDate on) {
        return jdbc.sql("""
            select *
              from services.catalogue
             where county_code = :county and effective_from <= :on and (effective_to is null or effective_to >= :on)
             order by effective_from desc
             limit 1
            """)
                .param("county", county)
                .param("on", on)
                .query(CatalogueShelf::version)
                .optional();
    }

    /** The items of a version, in order of their codes. */
    List<ListedItem> items(String county, int version) {
        return jdbc.sql("""
            select code, enabled
              from services.item
             where county_code = :county and catalogue_version = :version
             order by code
            """)
                .param("county", county)
                .param("version", version)
                .query((row, number) -> new ListedItem(
                        content(county, version, row.getString("code")), version, row.getBoolean("enabled")))
                .list();
    }

    /** An item of a version. */
    Optional<ListedItem> item(String county, int version, String code) {
        return jdbc.sql("""
            select enabled
              from services.item
             where county_code = :county and catalogue_version = :version and code = :code
            """)
                .param("county", county)
                .param("version", version)
                .param("code", code)
                .query(Boolean.class)
                .optional()
                .map(enabled -> new ListedItem(content(county, version, code), version, enabled));
    }

    void put(CatalogueVersion version, UUID key, UUID by, List<Item> items) {
        jdbc.sql("""
            insert into services.catalogue
                   (county_code, version, effective_from, published_at, published_by, note, idempotency_key)
            values (:county, :version, :from, :at, :by, :note, :key)
            """)
                .param("county", version.county())
                .param("version", version.version())
                .param("from", version.effectiveFrom())
                .param("at", OffsetDateTime.ofInstant(version.publishedAt(), java.time.ZoneOffset.UTC))
                .param("by", by)
                .param("note", version.note())
                .param("key", key)
                .update();
        jdbc.sql("""
            insert into services.item (county_code, catalogue_version, code, content)
            select :county, :version, item ->> 'code', item
              from jsonb_array_elements(cast(:items as jsonb)) as item
            """)
                .param("county", version.county())
                .param("version", version.version())
                .param("items", ItemJson.MAPPER.writeValueAsString(items))
                .update();
    }

    void end(String county, int version, LocalDate lastDay) {
        jdbc.sql("""
            update services.catalogue set effective_to = :last where county_code = :county and version = :version
            """)
                .param("last", lastDay)
                .param("county", county)
                .param("version", version)
                .update();
    }

    void withdraw(String county, int version, String code, LocalDate on, UUID by, String why) {
        jdbc.sql("""
            update services.item
               set enabled = false, withdrawn_on = :on, withdrawn_by = :by, withdrawn_why = :why
             where county_code = :county and catalogue_version = :version and code = :code and enabled
            """)
                .param("on", on)
                .param("by", by)
                .param("why", why)
                .param("county", county)
                .param("version", version)
                .param("code", code)
                .update();
    }

    private Item content(String county, int version, String code) {
        var edition = new Edition(county, version);
        var items = read.getIfPresent(edition);
        if (items == null) {
            items = contents(edition);
            read.put(edition, items);
        }
        return Objects.requireNonNull(items.get(code), code);
    }

    private Map<String, Item> contents(Edition edition) {
        return jdbc
                .sql("""
                    select content from services.item
                     where county_code = :county and catalogue_version = :version
                     order by code
                    """)
                .param("county", edition.county())
                .param("version", edition.version())
                .query(String.class)
                .list()
                .stream()
                .map(ItemJson::read)
                .collect(Collectors.toUnmodifiableMap(Item::code, Function.identity()));
    }

    private static CatalogueVersion version(ResultSet row, int number) throws SQLException {
        return new CatalogueVersion(
                row.getString("county_code"),
                row.getInt("version"),
                row.getObject("effective_from", LocalDate.class),
                Optional.ofNullable(row.getObject("effective_to", LocalDate.class)),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getString("note"));
    }
}
