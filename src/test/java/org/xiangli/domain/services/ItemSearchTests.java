package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "八十岁, elder-allowance",
        "看病报销, medical-refund",
        "宅基地, homestead",
        "孩子上学, school-entry",
        "快递, parcels-buses",
        "家暴, protection-report",
        "房子漏雨, dangerous-house",
        "奶粉钱, childcare-subsidy",
        "当过兵, veteran-card",
        "上户口, household-registration",
        "种粮补贴, farm-subsidies"
    })
    void findsWhatPeopleMean(String asked, String code) {
        assertThat(ItemSearch.find(ITEMS, asked)).first().extracting(Item::code).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "ylq, pension-claim",
        "yanglaoqian, pension-claim",
        "yang lao qian, pension-claim",
        "dibao, minimum-living",
        "sbk, social-card",
        "shebaoka, social-card",
        "zhaijidi, homestead",
        "zjd, homestead",
        "haizishangxue, school-entry",
        "chongxinshenhe, ''",
        "jiabao, protection-report",
        "ｄｉｂａｏ, minimum-living"
    })
    @DisplayName("Search by full pinyin and by initials finds the item")
    void findsBySound(String typed, String code) {
        var found = ItemSearch.find(ITEMS, typed).stream().map(Item::code);
        if (code.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).first().isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"养老钱", "养老", "yanglao", "YangLao", "yang lao bao xian"})
    @DisplayName("However it is typed, the pension items come before all others")
    void findsThePensionItems(String typed) {
        assertThat(ItemSearch.find(ITEMS, typed).stream().limit(4).map(Item::code))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(code -> code.startsWith("pension-"));
    }

    @Test
    void findsEverythingInitialsMayMean() { // 养老保险 and 医疗保险 are both ylbx
        assertThat(ItemSearch.find(ITEMS, "ylbx").stream().limit(8).map(Item::code))
                .contains("pension-register", "pension-claim", "medical-register");
    }

    @Test
    void takesTheLettersOfAKeyboardWithoutUmlaut() {
        assertThat(Sounds.of("女儿")).extracting(Sounds.Reading::whole).contains(Sounds.letters("nver"));
        assertThat(Sounds.letters("nüer")).isEqualTo(Sounds.letters("NV ER")).isEqualTo("nuer");
    }

    @ParameterizedTest
    @CsvSource({"样老钱, pension-claim", "底保, minimum-living", "宅机地, homestead"})
    void findsAWordWrittenWithOtherCharacters(String typed, String code) {
        assertThat(ItemSearch.find(ITEMS, typed)).first().extracting(Item::code).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"重庆, chongqing", "银行, yinhang", "长寿, changshou", "调解, tiaojie", "行政, xingzheng", "还款, huankuan"})
    void readsACharacterAsItsPhraseWantsIt(String word, String sound) {
        assertThat(Sounds.of(word)).extracting(Sounds.Reading::whole).contains(sound);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "。", "%", "'", "𠀀", "👵", "ü", "\u0000", "(.*", "zz zz"})
    void standsWhateverIsTyped(String typed) {
        assertThat(ItemSearch.find(ITEMS, typed)).isNotNull();
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
