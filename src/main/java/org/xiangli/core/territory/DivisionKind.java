package org.xiangli.core.territory;

import java.util.Set;

/**
 * What sort of unit a code names, read from the ranges of the statistical division code (统计用区划代码). Only where a
 * range holds both counties and districts (21-70) does the name decide.
 */
public enum DivisionKind {
    PROVINCE,
    MUNICIPALITY,
    AUTONOMOUS_REGION,
    SPECIAL_REGION,
    PREFECTURE_CITY,
    /** 地区, 自治州, 盟 or 新区. */
    PREFECTURE,
    /** A heading of the list such as 市辖区 or 省直辖县级行政区划; no authority stands behind it. */
    HEADING,
    DISTRICT,
    COUNTY_CITY,
    /** 县, 自治县, 旗 or 自治旗. */
    COUNTY,
    /** A zone that only statistics treats as a county. */
    DEVELOPMENT_ZONE,
    /** A prefecture-level city without counties, listed once more as its own county. */
    CITY_WITHOUT_COUNTIES,
    SUBDISTRICT,
    TOWN,
    TOWNSHIP,
    /** A farm, zone or the like that only statistics treats as a township. */
    QUASI_TOWNSHIP,
    RESIDENTS_COMMITTEE,
    VILLAGERS_COMMITTEE,
    QUASI_RESIDENTS_COMMITTEE,
    QUASI_VILLAGERS_COMMITTEE;

    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");
    private static final Set<String> AUTONOMOUS_REGIONS = Set.of("15", "45", "54", "64", "65");
    private static final Set<String> SPECIAL_REGIONS = Set.of("81", "82");

    /** Key of the kind's name in the message bundles. */
    public String messageKey() {
        return "territory.kind." + name();
    }

    /** The kind of the unit with these significant digits. */
    static DivisionKind of(String digits, String name) {
        return switch (digits.length()) {
            case 2 -> province(digits);
            case 4 -> prefecture(digits);
            case 6 -> county(digits, name);
            case 9 -> township(digits.charAt(6));
            case 12 -> village(digits.charAt(9));
            default -> throw new IllegalArgumentException("No division has the digits " + digits);
        };
    }

    private static DivisionKind province(String digits) {
        if (MUNICIPALITIES.contains(digits)) {
            return MUNICIPALITY;
        }
        if (AUTONOMOUS_REGIONS.contains(digits)) {
            return AUTONOMOUS_REGION;
        }
        return SPECIAL_REGIONS.contains(digits) ? SPECIAL_REGION : PROVINCE;
    }

    private static DivisionKind prefecture(String digits) {
        int number = Integer.parseInt(digits.substring(2, 4));
        if (number == 90 || MUNICIPALITIES.contains(digits.substring(0, 2))) {
            return HEADING;
        }
        return isPrefecture(number) ? PREFECTURE : PREFECTURE_CITY;
    }

    private static DivisionKind county(String digits, String name) {
        int number = Integer.parseInt(digits.substring(4));
        int prefecture = Integer.parseInt(digits.substring(2, 4));
        if (number == 0) {
            return CITY_WITHOUT_COUNTIES;
        }
        if (number <= 20) {
            return isPrefecture(prefecture) || prefecture == 90 ? COUNTY_CITY : DISTRICT;
        }
        if (number <= 70) {
            return name.endsWith("区") ? DISTRICT : COUNTY;
        }
        return number <= 80 ? DEVELOPMENT_ZONE : COUNTY_CITY;
    }

    private static boolean isPrefecture(int number) {
        return number >= 21 && number <= 50;
    }

    private static DivisionKind township(char range) {
        return switch (range) {
            case '0' -> SUBDISTRICT;
            case '1' -> TOWN;
            case '2', '3' -> TOWNSHIP;
            default -> QUASI_TOWNSHIP;
        };
    }

    private static DivisionKind village(char range) {
        return switch (range) {
            case '0', '1' -> RESIDENTS_COMMITTEE;
            case '2', '3' -> VILLAGERS_COMMITTEE;
            case '4' -> QUASI_RESIDENTS_COMMITTEE;
            default -> QUASI_VILLAGERS_COMMITTEE;
        };
    }
}
