package org.xiangli.domain.services.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.xiangli.kernel.DivisionCode.Level;

/**
 * What a problem is about, in three levels, and whose post answers it.
 *
 * @param code of its three names: the same names have the same code in every county and every import
 * @param holder {@code VILLAGE}, {@code TOWNSHIP} or {@code COUNTY}
 */
public record Category(String code, String first, String second, String third, Level holder) {

    static Category of(String first, String second, String third, Level holder) {
        return new Category(code(first, second, third), first, second, third, holder);
    }

    public String path() {
        return first + " / " + second + " / " + third;
    }

    private static String code(String first, String second, String third) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((first + "\n" + second + "\n" + third).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
