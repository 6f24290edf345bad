package org.xiangli.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.testing.HouseTest;

/** Walks the database's own catalogue: the house must stay ready to spread over machines, and no row may lie open. */
@HouseTest
class CatalogueTests {

    private static final String TABLES = """
        select table_.oid, format('%I.%I', schema.nspname, table_.relname) as name,
               coalesce(obj_description(table_.oid), '') as comment,
               table_.relrowsecurity and table_.relforcerowsecurity as guarded
          from pg_class table_
          join pg_namespace schema on schema.oid = table_.relnamespace
         where table_.relkind in ('r', 'p')
           and schema.nspname not in ('pg_catalog', 'information_schema', 'public')
           and schema.nspname not like 'pg_%'
        """;

    private final JdbcClient jdbc;

    CatalogueTests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Test
    void keysBeginWithTheCounty() {
        assertThat(names("""
            with house as (%s)
            select house.name || ' ' || key.conname
              from house
              join pg_constraint key on key.conrelid = house.oid and key.contype in ('p', 'u', 'f')
              join pg_attribute first on first.attrelid = house.oid and first.attnum = key.conkey[1]
             where first.attname <> 'county_code'
               and not house.comment like 'replicated%%'
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    void uniqueIndexesBeginWithTheCounty() {
        assertThat(names("""
            with house as (%s)
            select house.name || ' ' || index.indexrelid::regclass
              from house
              join pg_index index on index.indrelid = house.oid and index.indisunique
              join pg_attribute first on first.attrelid = house.oid and first.attnum = index.indkey[0]
             where first.attname <> 'county_code'
               and not house.comment like 'replicated%%'
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    void everyTableHasAPrimaryKey() {
        assertThat(names("""
            with house as (%s)
            select house.name
              from house
             where not exists (select from pg_constraint key
                                where key.conrelid = house.oid and key.contype = 'p')
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    void columnsOfForeignKeysAreIndexed() {
        assertThat(names("""
            with house as (%s)
            select house.name || ' ' || key.conname
              from house
              join pg_constraint key on key.conrelid = house.oid and key.contype = 'f'
             where not exists (select from pg_index index
                                where index.indrelid = house.oid
                                  and (index.indkey::int2[])[0:array_length(key.conkey, 1) - 1]
                                      @> key.conkey)
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    void noForeignKeyLeavesItsRoom() {
        assertThat(names("""
            with house as (%s)
            select house.name || ' ' || key.conname
              from house
              join pg_constraint key on key.conrelid = house.oid and key.contype = 'f'
              join pg_class here on here.oid = key.conrelid
              join pg_class there on there.oid = key.confrelid
             where here.relnamespace <> there.relnamespace
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    @DisplayName("R012 every table of a county lies behind row-level security")
    void everyCountyTableIsGuarded() {
        assertThat(names("""
            with house as (%s)
            select house.name
              from house
             where not house.guarded
               and not house.comment like 'replicated%%'
               and not house.comment like 'open:%%'
             order by 1
            """.formatted(TABLES))).isEmpty();
    }

    @Test
    @DisplayName("R016 no column holds a score, rank, risk or attitude of a resident")
    void noColumnJudgesAPerson() {
        assertThat(names("""
            select table_schema || '.' || table_name || '.' || column_name
              from information_schema.columns
             where table_schema not in ('pg_catalog', 'information_schema', 'public')
               and column_name ~ '(score|rank|risk|credit|attitude|belief|trust|blacklist)'
             order by 1
            """)).isEmpty();
    }

    private List<String> names(String question) {
        return jdbc.sql(question).query(String.class).list();
    }
}
