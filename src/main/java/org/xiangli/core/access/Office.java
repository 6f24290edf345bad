package org.xiangli.core.access;

import org.xiangli.kernel.DivisionCode;

/**
 * An office somebody holds a post in: its name may exist in every township, so the division belongs to it.
 *
 * @param name as people know it, for example 老头沟镇便民服务中心
 */
public record Office(DivisionCode division, String name) {

    private static final String BAR = "|";

    /** By what it is addressed in the record of a case: the division and the name, for example {@code 222405|县民政局}. */
    public String address() {
        return division.value() + BAR + name;
    }

    /** The name in an address; what carries no division is a name already. */
    public static String nameIn(String address) {
        return address.substring(address.indexOf(BAR) + 1);
    }
}
