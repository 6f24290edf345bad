package org.xiangli.core.territory;

import java.util.regex.Pattern;
import org.xiangli.kernel.DivisionCode;

/**
 * A unit as an edition of the list names it.
 *
 * @param stem the name without the words for the kind: 南牛乡 and 南牛镇 share the stem 南牛
 */
record ListedUnit(String code, String name, String stem) {

    private static final Pattern COMMITTEE = Pattern.compile("(村民委员会|居民委员会|居民委会|村委会|居委会|牧委会|委员会)$");
    private static final Pattern VILLAGE = Pattern.compile("(社区|嘎查|村)$");
    private static final Pattern TOWNSHIP = Pattern.compile("(街道办事处|办事处|街道|镇|民族乡|乡|苏木)$");
    private static final Pattern COUNTY = Pattern.compile("(县|市|区)$");
    private static final Pattern PEOPLES =
            Pattern.compile("(各族|东乡族|仡佬族|仫佬族|佤族|侗族|俄罗斯族|保安族|傈僳族|傣族|哈尼族|哈萨克族|回族|土家族|土族|基诺族|塔吉克族|塔塔尔族|壮族"
                    + "|布依族|布朗族|彝族|德昂族|怒族|拉祜族|撒拉族|普米族|景颇族|朝鲜族|柯尔克孜族|毛南族|水族|满族|独龙族|珞巴族|瑶族|畲族|白族"
                    + "|纳西族|维吾尔族|羌族|苗族|蒙古族|蒙古|藏族|裕固族|赫哲族|达斡尔族|鄂伦春族|鄂温克族|锡伯族|门巴族|阿昌族|黎族|乌孜别克族)+$");

    static ListedUnit of(String code, String name) {
        return new ListedUnit(code, name, stem(code.length(), name));
    }

    /** Code of the division of the given level that holds this unit. */
    String area(DivisionCode.Level level) {
        return code.substring(0, level.digits());
    }

    /** Area and stem: where two units of one edition would be mistaken for each other. */
    String place() {
        int above = code.length() > 6 ? code.length() - 3 : code.length() - 2;
        return code.substring(0, above) + " " + stem;
    }

    /** Kind and stem. A residents' committee is not taken for the villagers' committee of the same stem. */
    String kindAndStem() {
        return DivisionKind.of(code, name) + " " + stem;
    }

    private static String stem(int digits, String name) {
        return switch (digits) {
            case 12 -> without(VILLAGE, without(COMMITTEE, name));
            case 9 -> without(PEOPLES, without(TOWNSHIP, name));
            case 6 -> without(COUNTY, name);
            default -> name;
        };
    }

    private static String without(Pattern ending, String name) {
        var stem = ending.matcher(name).replaceFirst("");
        return stem.isEmpty() ? name : stem;
    }
}
