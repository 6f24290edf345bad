package org.xiangli.core.territory;

import java.util.Optional;
import org.xiangli.kernel.Ratio;

/** How many units there were on one day and on a later one; of 2,111 villages 1,427 remained: -684, 32.4 % fewer. */
public record CountChange(int before, int after) {

    /** After less before; negative when units became fewer. */
    public int difference() {
        return after - before;
    }

    /** The part of the earlier units by which they became fewer; negative when they became more; empty of none. */
    public Optional<Ratio> reduction() {
        return before == 0 ? Optional.empty() : Optional.of(Ratio.of(before - after, before));
    }
}
