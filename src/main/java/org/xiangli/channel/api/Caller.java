package org.xiangli.channel.api;

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
 */
public record Caller(UUID id, String name, PostKind kind, DivisionCode division, Set<Scope> scopes) {

    static final RuleRef RULE = new RuleRef("API.CLIENT", "GB/T 22239-2019", "8.1.4.2");

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** @throws Refusal {@code api.scope} unless the program may do this */
    public static void require(Scope scope) {
        if (!CURRENT.isBound() || !CURRENT.get().scopes().contains(scope)) {
            throw new Refusal("api.scope", RULE, scope.name());
        }
    }

    /** Runs work as this program in its post. */
    <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return acting().call(() -> ScopedValue.where(CURRENT, this).call(work));
    }

    private Acting acting() {
        return new Acting(id, name, id, kind, division, name, null);
    }
}
