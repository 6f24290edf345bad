package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemSearchTests {

    private static final List<Item> ITEMS = CatalogueReader.shipped();

    @ParameterizedTest
    @CsvSource({
        "养老钱, pension-claim",
        "我六十岁了怎么领钱, pension-claim",
        "社保卡丢了, social-card",
        "低保, minimum-living",
        "五保户, destitute-support",
        "欠工资, legal-aid",
        "LAWYER, legal-aid",
        "ｌａｗｙｅｒ, legal-aid",
        "新生儿, medical-register",
        "瘫痪, disability-subsidies",
        "家里着火没饭吃, temporary-relief",
        "八十岁, elder-allowance"
    })
    void findsWhatPeopleMean(String asked, String code) {
        assertThat(ItemSearch.find(ITEMS, asked)).first().extracting(Item::code).isEqualTo(code);
    }

    @Test
    void findsNothingForNonsense() {
        assertThat(ItemSearch.find(ITEMS, "zzzz")).isEmpty();
    }

    @Test
    void showsEverythingWhenNothingIsAsked() {
        assertThat(ItemSearch.find(ITEMS, "  ")).isEqualTo(ITEMS);
    }

    @Test
    void readsNoMoreThanAQuestionOfTheLongestText() {
        assertThat(ItemSearch.find(ITEMS, "低保" + "。".repeat(100_000)))
                .first()
                .extracting(Item::code)
                .isEqualTo("minimum-living");
    }
}
