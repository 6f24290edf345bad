package org.xiangli.channel.api;

import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Leads each move to the verb the desk has for it. */
@Component
public class CaseMoves {

    private final ServiceDesk desk;

    CaseMoves(ServiceDesk desk) {
        this.desk = desk;
    }

    /** @param delivery how the result is handed over, with {@code deliver} only */
    public Application make(Application application, DeskMove move, String delivery) {
        return switch (move.move()) {
            case "submit" ->
                desk.handIn(move.key(), move.application(), move.seq()).application();
            case "accept" -> desk.answer(move.key(), move.application(), move.seq());
            case "not-accept" ->
                desk.decline(
                        move.key(),
                        move.application(),
                        move.seq(),
                        move.reason(),
                        move.legalBasis().orElse(new RuleRef("", "", "")));
            case "papers-brought" ->
                desk.brought(
                                move.key(),
                                move.application(),
                                move.seq(),
                                move.papers().stream()
                                        .distinct()
                                        .collect(java.util.stream.Collectors.toMap(
                                                code -> code, code -> PaperMark.of(arrived(application, code)))))
                        .application();
            case "deliver" ->
                desk.deliver(move.key(), move.application(), move.seq(), way(delivery))
                        .application();
            default -> desk.move(move);
        };
    }

    /** How a paper that has come is noted: in the first way the item accepts it. */
    private static PaperState arrived(Application application, String code) {
        var paper = application
                .item()
                .material(code)
                .orElseThrow(() -> new Refusal("services.paper-unlisted", Caller.RULE, code));
        return PaperState.valueOf(
                paper.forms().stream().sorted().findFirst().orElseThrow().name());
    }

    private static Item.Delivery way(String delivery) {
        return Arrays.stream(Item.Delivery.values())
                .filter(way -> way.name().equals(delivery))
                .findFirst()
                .orElseThrow(() -> new Refusal("api.unreadable", Caller.RULE));
    }
}
