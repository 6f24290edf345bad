package org.xiangli.core.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Who acts now: one account in one post over one division, or a resident for himself. Bound at the edge of a request
 * together with the reach the database enforces.
 *
 * @param post the post held; for a resident his account
 * @param office the office as people know it, for example 老头沟镇便民服务中心
 * @param resident the resident himself; null for staff
 */
public record Acting(
        UUID account,
        String displayName,
        UUID post,
        PostKind kind,
        DivisionCode division,
        String office,
        @Nullable UUID resident) {

    /** A role ends with its term, and reading needs a purpose the post serves. */
    static final RuleRef PURPOSE = new RuleRef("ACCESS.PURPOSE", "个人信息保护法", "第6条、第34条");

    private static final RuleRef SIGNED_IN = new RuleRef("ACCESS.POST", "Xiangli R011", "");
    private static final ScopedValue<Acting> CURRENT = ScopedValue.newInstance();

    /** @throws Refusal {@code access.no-post} when nobody acts */
    public static Acting current() {
        return find().orElseThrow(() -> new Refusal("access.no-post", SIGNED_IN));
    }

    public static Optional<Acting> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs work as this person in this post, inside the reach of the post. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return Bound.callThrowing(
                reach(), () -> ScopedValue.where(CURRENT, this).call(work));
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** The office this post is in. */
    public Office at() {
        return new Office(division, office);
    }

    public String county() {
        return division.county().value();
    }

    /** @throws Refusal {@code access.purpose-not-permitted} when the post does not serve this purpose */
    public void require(Purpose purpose) {
        if (!kind.permits(purpose)) {
            throw new Refusal("access.purpose-not-permitted", PURPOSE);
        }
    }

    /** @throws Refusal {@code access.post-not-permitted} unless one of these posts acts */
    public void require(PostKind... kinds) {
        for (var permitted : kinds) {
            if (kind == permitted) {
                return;
            }
        }
        throw new Refusal("access.post-not-permitted", SIGNED_IN);
    }

    /** Files of matters are for those who handle matters and for the resident. @throws Refusal as {@link #require} */
    public void demandMatters() {
        require(kind == PostKind.RESIDENT ? Purpose.OWN_DATA : Purpose.HANDLE_MATTER);
    }

    private Reach reach() {
        var scope = kind == PostKind.RESIDENT ? null : division.value();
        return new Reach(county(), scope, resident, account);
    }
}
