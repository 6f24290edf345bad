package org.xiangli.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xiangli.testing.HouseTest;

/** The register of data blocks against itself and against the database it speaks of. */
@HouseTest
class DataBlocksTests {

    private static final String WHOLE = """
        - block: telephone
          tables: [people.telephone]
          columns: []
          basis: { ground: CONSENT, source: 个人信息保护法, article: 第13条 }
          purposes: [OWN_DATA]
          kept-days: 0
          shared-with: []
        """;

    private final DataBlocks blocks;
    private final JdbcClient jdbc;

    DataBlocksTests(DataBlocks blocks, JdbcClient jdbc) {
        this.blocks = blocks;
        this.jdbc = jdbc;
    }

    @Test
    @DisplayName("R014 every table about residents stands in exactly one block")
    void everyTableAboutResidentsStandsInOneBlock() {
        var named =
                blocks.all().stream().flatMap(block -> block.tables().stream()).toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(named).containsAll(tablesAboutResidents());
    }

    @Test
    @DisplayName("R014 every column of a person, however it is called, is known here")
    void theWalkFindsTheTablesOfPeople() {
        assertThat(tablesAboutResidents())
                .contains(
                        "people.resident",
                        "people.roll_entry",
                        "procedure.case_file",
                        "files.attachment",
                        "messages.message",
                        "access.person_view",
                        "access.consent")
                .doesNotContain("services.item", "territory.division");
    }

    @Test
    @DisplayName("R014 every table and column a block names is in the database, behind row-level security")
    void everyNameIsInTheDatabase() {
        var tables = jdbc.sql("""
            select schema.nspname || '.' || table_.relname
              from pg_class table_
              join pg_namespace schema on schema.oid = table_.relnamespace
             where table_.relkind in ('r', 'p') and table_.relrowsecurity and table_.relforcerowsecurity
             order by 1
            """).query(String.class).list();
        var columns = jdbc.sql("""
            select table_schema || '.' || table_name || '.' || column_name
              from information_schema.columns
             order by 1
            """).query(String.class).list();
        assertThat(blocks.all()).allSatisfy(block -> {
            assertThat(tables).containsAll(block.tables());
            assertThat(columns).containsAll(block.columns());
        });
    }

    @ParameterizedTest
    @CsvSource({"messages", "messages_en"})
    @DisplayName("R014 each block tells in words what it holds, how long, on what ground and who receives it")
    void eachBlockHasItsWords(String bundle) {
        var words = ResourceBundle.getBundle("org.xiangli.core.access." + bundle);
        assertThat(blocks.all()).allSatisfy(block -> {
            assertThat(words.getString("access.block." + block.key() + ".holds"))
                    .isNotBlank();
            assertThat(words.getString("access.block." + block.key() + ".kept")).isNotBlank();
            assertThat(words.getString("access.ground." + block.basis().ground()))
                    .isNotBlank();
            assertThat(block.sharedWith())
                    .allSatisfy(who -> assertThat(words.getString("access.recipient." + who))
                            .isNotBlank());
        });
    }

    @Test
    @DisplayName("R014 each purpose of a block is one a post may read for")
    void eachPurposeIsServedByAPost() {
        assertThat(blocks.all())
                .flatExtracting(DataBlock::purposes)
                .allSatisfy(purpose -> assertThat(PostKind.values()).anyMatch(kind -> kind.permits(purpose)));
    }

    @Test
    void readsAWholeBlock() {
        assertThat(read(WHOLE)).singleElement().satisfies(block -> {
            assertThat(block.optional()).isTrue();
            assertThat(block.tables()).containsExactly("people.telephone");
            assertThat(block.purposes()).containsExactly(Purpose.OWN_DATA);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ground: CONSENT     | ground: HABIT        | HABIT
        source: 个人信息保护法  | source: ''           | source
        article: 第13条      | paragraph: 第13条     | paragraph
        [OWN_DATA]          | []                   | purposes
        [OWN_DATA]          | [CURIOSITY]          | CURIOSITY
        kept-days: 0        | kept-days: -1        | kept-days
        kept-days: 0        | kept-days: for ever  | kept-days
        kept-days: 0        | kept: 0              | kept
        [people.telephone]  | []                   | tables
        [people.telephone]  | [telephone]          | telephone
        block: telephone    | block: Telephone     | Telephone
        shared-with: []     | shared-with: [PRESS] | PRESS
        """)
    void refusesABlockThatIsNotWhole(String before, String after, String named) {
        refuses(text -> text.replace(before, after), named);
    }

    @Test
    void refusesATableInTwoBlocks() {
        refuses(text -> text + text.replace("block: telephone", "block: other"), "people.telephone stands there twice");
        refuses(text -> text + text.replace("people.telephone", "people.other"), "block telephone stands there twice");
        refuses(text -> "", "list of blocks");
        refuses(text -> text + "]", "register");
    }

    private static void refuses(Function<String, String> change, String named) {
        var changed = change.apply(WHOLE);
        assertThat(changed).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("register.yaml")
                .hasMessageContaining(named);
    }

    private static List<DataBlock> read(String yaml) {
        return DataBlocks.read("register.yaml", new StringReader(yaml)).all();
    }

    private List<String> tablesAboutResidents() {
        return jdbc.sql("""
            select distinct schema.nspname || '.' || table_.relname
              from pg_class table_
              join pg_namespace schema on schema.oid = table_.relnamespace
              join pg_attribute about on about.attrelid = table_.oid and about.attnum > 0 and not about.attisdropped
             where table_.relkind in ('r', 'p')
               and table_.relrowsecurity
               and (about.attname ~ '^(resident|subject|person|kin)(_id)?$'
                    or (schema.nspname, table_.relname) = ('people', 'resident'))
             order by 1
            """).query(String.class).list();
    }
}
