package org.xiangli.domain.services.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;

class ItemTextsTests {

    @Test
    @DisplayName("R029 the county words name, people served, papers and place of every item; what the law words stays")
    void changesItsOwnWordsAndNoOthers() {
        for (var item : Catalogue.shippedItems()) {
            var texts = new LinkedHashMap<ItemTexts.Field, String>();
            ItemTexts.fields(item).forEach(field -> texts.put(field, "新 " + field.name()));
            var changed = ItemTexts.with(item, texts);
            assertThat(changed.version()).isEqualTo(item.version() + 1);
            assertThat(changed.name().zh()).isEqualTo("新 name-zh");
            assertThat(changed.name().en()).isEqualTo("新 name-en");
            assertThat(changed.place().phone()).isEqualTo("新 phone");
            assertThat(changed.materials())
                    .allSatisfy(paper -> assertThat(paper.name().zh()).isEqualTo("新 paper-" + paper.code() + "-zh"));
            assertThat(law(changed)).isEqualTo(law(item));
        }
    }

    @Test
    void unchangedTextsGiveTheSameItemCountedUp() {
        var item = Catalogue.shippedItems().getFirst();
        var form = ItemTexts.form(item);
        var texts = new LinkedHashMap<ItemTexts.Field, String>();
        ItemTexts.fields(item).forEach(field -> texts.put(field, form.value(field.name())));
        var again = ItemTexts.with(item, texts);
        assertThat(again.name()).isEqualTo(item.name());
        assertThat(again.materials()).isEqualTo(item.materials());
        assertThat(again.place()).isEqualTo(item.place());
    }

    private static java.util.List<Object> law(Item item) {
        return java.util.List.of(
                item.code(),
                item.basis(),
                item.conditions(),
                item.process(),
                item.time(),
                item.feeFen(),
                item.remedy(),
                item.standard(),
                item.offices(),
                item.channels());
    }
}
