package org.xiangli.core.store;

import java.util.Optional;
import java.util.function.Supplier;

/** Binds a {@link Reach} at the edge of a request or job, before a transaction opens. */
public final class Bound {

    private static final ScopedValue<Reach> REACH = ScopedValue.newInstance();

    private Bound() {}

    public static void run(Reach reach, Runnable work) {
        ScopedValue.where(REACH, reach).run(work);
    }

    public static <T> T call(Reach reach, Supplier<T> work) {
        return ScopedValue.where(REACH, reach).call(work::get);
    }

    /** For filters and jobs whose work throws checked exceptions. */
    public static <T, X extends Throwable> T callThrowing(Reach reach, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(REACH, reach).call(work);
    }

    public static Optional<Reach> current() {
        return REACH.isBound() ? Optional.of(REACH.get()) : Optional.empty();
    }

    /** The county of the work at hand. @throws IllegalStateException when nothing is bound: a mistake in the caller */
    public static String county() {
        return current()
                .orElseThrow(() -> new IllegalStateException("No county is bound here"))
                .county();
    }
}
