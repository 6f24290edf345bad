package org.xiangli.domain.services;

import org.xiangli.kernel.Refusal;

/**
 * What a resident says of the service she had.
 *
 * @param stars 5 很满意, 4 满意, 3 基本满意, 2 不满意, 1 很不满意
 * @param comment in her words; may be empty
 */
public record Rating(int stars, String comment) {

    public static final int BEST = 5;

    /** @throws Refusal {@code services.rating-stars}, {@code services.text-too-long} */
    public Rating {
        if (stars < 1 || stars > BEST) {
            throw new Refusal("services.rating-stars", ServiceLaw.RATING, BEST);
        }
        comment = Typing.optional("comment", comment, Typing.REMARK);
    }
}
