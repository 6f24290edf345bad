package org.xiangli.domain.services.inbox;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;

/**
 * The inbox is opened with the county's key, not with that of whoever stands before it: a resident may put a problem in
 * and see how many stand behind it, but neither who they are nor anything else. Each desk asks first who may do what.
 */
@Component
class CountyKey {

    private final TransactionTemplate apart;

    CountyKey(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> T open(Supplier<T> work) {
        var county = Bound.county();
        var account = Bound.current().map(Reach::account).orElse(null);
        return Bound.call(
                new Reach(county, county, null, account),
                () -> Objects.requireNonNull(apart.execute(status -> work.get())));
    }
}
