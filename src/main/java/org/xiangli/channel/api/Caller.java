package org.xiangli.channel.api;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The program that asks. It acts in the post the county gave it, under its own name: whoever looks at her data through a
 * program finds the program in the list of those who looked.
 *
 * @param seat empty for a program that only reports problems
 * @param perMinute requests it may send in a minute
 */
public record Caller(UUID id, String name, Optional<Seat> seat, Set<Scope> scopes, int perMinute) {

    static final RuleRef RULE = new RuleRef("API.CLIENT", "GB/T 22239-2019", "8.1.4.2");

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    /** A post over a division of its level. */
    public record Seat(PostKind kind, DivisionCode division) {

        /** @throws Refusal {@code api.client-post} for a post no program can hold or a division not of its level */
        public Seat {
            if (kind == PostKind.RESIDENT || kind == PostKind.ADMINISTRATOR || division.level() != kind.level()) {
                throw new Refusal("api.client-post", RULE);
            }
        }
    }

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** @throws Refusal {@code api.scope} unless the program may do this */
    public static void require(Scope scope) {
        if (!CURRENT.isBound() || !CURRENT.get().scopes().contains(scope)) {
            throw new Refusal("api.scope", RULE, scope.name());
        }
    }

    /** Runs work as this program in its post. @throws Refusal {@code api.no-post} when it has none */
    <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return acting().call(() -> ScopedValue.where(CURRENT, this).call(work));
    }

    private Acting acting() {
        var held = seat.orElseThrow(() -> new Refusal("api.no-post", RULE));
        return new Acting(id, name, id, held.kind(), held.division(), name, null);
    }
}
