package org.xiangli.core.procedure;

import java.util.Map;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A request to open a case.
 *
 * @param idempotencyKey made once by the page or client; sent again, the same case is returned and nothing is opened
 * @param procedureCode the published procedure the case shall follow …
 * @param procedureVersion … in this version
 * @param village village of the resident
 * @param subject the resident whose matter it is
 * @param matter code of the item, or whatever the domain room calls a matter; at most 64 characters
 * @param catalogueVersion version of the catalogue in which the item stands
 * @param channel how it came in, kebab-case: {@code window}, {@code phone} …
 * @param promiseWorkingDays promised working days, 1 or more where the procedure promises a time, else 0
 * @param data small facts of the opening
 */
public record Opening(
        UUID idempotencyKey,
        String procedureCode,
        int procedureVersion,
        DivisionCode village,
        UUID subject,
        String matter,
        int catalogueVersion,
        String channel,
        int promiseWorkingDays,
        Actor by,
        Map<String, String> data) {

    public Opening {
        data = Map.copyOf(data);
    }
}
