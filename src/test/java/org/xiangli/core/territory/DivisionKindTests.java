package org.xiangli.core.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DivisionKindTests {

    @ParameterizedTest
    @CsvSource({
        "22, 吉林省, PROVINCE",
        "11, 北京市, MUNICIPALITY",
        "15, 内蒙古自治区, AUTONOMOUS_REGION",
        "82, 澳门特别行政区, SPECIAL_REGION",
        "2201, 长春市, PREFECTURE_CITY",
        "2224, 延边朝鲜族自治州, PREFECTURE",
        "1331, 雄安新区, PREFECTURE",
        "1101, 市辖区, HEADING",
        "4690, 省直辖县级行政区划, HEADING",
        "220102, 南关区, DISTRICT",
        "429021, 神农架林区, DISTRICT",
        "222405, 龙井市, COUNTY_CITY",
        "220281, 蛟河市, COUNTY_CITY",
        "469001, 五指山市, COUNTY_CITY",
        "222426, 安图县, COUNTY",
        "220171, 长春经济技术开发区, DEVELOPMENT_ZONE",
        "441900, 东莞市, CITY_WITHOUT_COUNTIES",
        "222405001, 安民街道, SUBDISTRICT",
        "222405102, 老头沟镇, TOWN",
        "222405200, 东盛涌乡, TOWNSHIP",
        "220102400, 产业园, QUASI_TOWNSHIP",
        "222405001001, 文化社区, RESIDENTS_COMMITTEE",
        "222405102201, 天宝村, VILLAGERS_COMMITTEE",
        "220102400400, 产业园社区, QUASI_RESIDENTS_COMMITTEE",
        "220102400500, 产业园生活区, QUASI_VILLAGERS_COMMITTEE"
    })
    void readsTheKindFromTheCodesRanges(String code, String name, DivisionKind kind) {
        assertThat(DivisionKind.of(code, name)).isEqualTo(kind);
    }
}
