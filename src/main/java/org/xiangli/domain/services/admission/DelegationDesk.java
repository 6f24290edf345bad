package org.xiangli.domain.services.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Refusal;

/**
 * Where powers, tasks and functions are handed on (R034, R035, R041): authority and money go with the task, and each is on
 * record. Works in the county bound at the edge; every verb may be repeated with its key.
 */
@Service
@Transactional
public class DelegationDesk {

    private final DelegationTable delegations;
    private final TransferTable transfers;
    private final Catalogue catalogue;
    private final Clock clock;

    DelegationDesk(DelegationTable delegations, TransferTable transfers, Catalogue catalogue, Clock clock) {
        this.delegations = delegations;
        this.transfers = transfers;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Delegates the power to decide an item's cases. From its first day on new cases are decided in the township; cases that
     * are open stay with whom they are.
     *
     * @throws Refusal {@code item.not-in-force} for an item that is not served, {@code admission.delegation-place} for a
     *     township elsewhere
     */
    public Delegation delegate(Delegation delegation) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        catalogue.item(delegation.item(), today());
        demandHere(acting, delegation.delegate());
        delegations.add(delegation, now(), acting.account());
        return demand(delegation.id());
    }

    /** Takes a power back from today on. @throws Refusal {@code admission.delegation.not-found} */
    public Delegation revoke(UUID id, String why) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        demand(id);
        delegations.revoke(id, today(), Written.needed(why, Written.REASON), acting.account());
        return demand(id);
    }

    /** The register, by item and township. */
    @Transactional(readOnly = true)
    public List<Delegation> register() {
        return delegations.all();
    }

    /** Prepares the handing down of a task; the money may still be missing. */
    public TaskTransfer prepare(TaskTransfer transfer) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER);
        demandHere(acting, transfer.to());
        if (!transfer.enteredBy().equals(acting.account())) {
            throw new IllegalArgumentException("A task is entered in the name of whoever acts");
        }
        transfers.add(transfer, now());
        return task(transfer.id());
    }

    /**
     * Lets a task take effect: with the authority and the money for it, or not at all. Again, it changes nothing.
     *
     * @throws Refusal {@code admission.task.not-found}; {@code admission.task-authority} while no delegation of the item to
     *     that township is in force; {@code admission.task-money} without a line of the budget; {@code
     *     admission.proposer-decides} when the same person prepared it
     */
    public TaskTransfer takeEffect(UUID id) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_APPROVER);
        var transfer = task(id);
        if (transfer.effectiveOn().isPresent()) {
            return transfer;
        }
        if (transfer.enteredBy().equals(acting.account())) {
            throw new Refusal("admission.proposer-decides", AdmissionLaw.FOUR_EYES);
        }
        var authority = delegations.of(transfer.item(), transfer.to()).stream()
                .filter(one -> one.inForceOn(today()))
                .findFirst()
                .orElseThrow(() -> new Refusal("admission.task-authority", AdmissionLaw.TASK));
        if (transfer.budget().isEmpty()) {
            throw new Refusal("admission.task-money", AdmissionLaw.TASK);
        }
        transfers.takeEffect(id, authority.id(), today(), acting.account());
        return task(id);
    }

    /** In preparation first, then the latest in effect. */
    @Transactional(readOnly = true)
    public List<TaskTransfer> tasks() {
        return transfers.tasks();
    }

    /** Enters a function handed to others. */
    public void handOut(FunctionTransfer transfer) {
        var acting = Acting.current();
        acting.require(PostKind.COUNTY_OFFICER, PostKind.COUNTY_APPROVER);
        transfers.add(transfer, now(), acting.account());
    }

    /** By department, then by the day of evaluation. */
    @Transactional(readOnly = true)
    public List<FunctionTransfer> functions() {
        return transfers.functions();
    }

    private Delegation demand(UUID id) {
        return delegations
                .find(id)
                .orElseThrow(() -> new Refusal("admission.delegation.not-found", AdmissionLaw.DELEGATED));
    }

    private TaskTransfer task(UUID id) {
        return transfers.find(id).orElseThrow(() -> new Refusal("admission.task.not-found", AdmissionLaw.TASK));
    }

    private static void demandHere(Acting acting, DivisionCode place) {
        if (!acting.division().contains(place)) {
            throw new Refusal("admission.delegation-place", AdmissionLaw.DELEGATED);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
    }
}
