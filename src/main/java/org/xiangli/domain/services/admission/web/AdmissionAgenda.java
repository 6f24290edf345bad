package org.xiangli.domain.services.admission.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Agenda;
import org.xiangli.core.page.Door;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.admission.Admission;
import org.xiangli.domain.services.admission.AdmissionDesk;
import org.xiangli.domain.services.admission.DelegationDesk;
import org.xiangli.domain.services.admission.FundsDesk;
import org.xiangli.domain.services.admission.Hearing;
import org.xiangli.domain.services.admission.Localisation;
import org.xiangli.domain.services.admission.LocalisationDesk;
import org.xiangli.domain.services.admission.Reviewer;
import org.xiangli.kernel.DivisionCode;

/** What admission and the village's protection bring to the home page of a post, and to the navigation. */
@Component
class AdmissionAgenda implements Agenda {

    private static final int SHOWN = 8;

    /** Days ahead in which an end is worth a line. */
    private static final int SOON = 30;

    private final AdmissionDesk desk;
    private final Hearing hearing;
    private final FundsDesk funds;
    private final LocalisationDesk localisations;
    private final DelegationDesk delegations;
    private final Catalogue catalogue;
    private final Territory territory;

    AdmissionAgenda(
            AdmissionDesk desk,
            Hearing hearing,
            FundsDesk funds,
            LocalisationDesk localisations,
            DelegationDesk delegations,
            Catalogue catalogue,
            Territory territory) {
        this.desk = desk;
        this.hearing = hearing;
        this.funds = funds;
        this.localisations = localisations;
        this.delegations = delegations;
        this.catalogue = catalogue;
        this.territory = territory;
    }

    @Override
    public List<Group> today(Acting acting, LocalDate today, Locale reader) {
        return switch (acting.kind()) {
            case COUNTY_OFFICER, COUNTY_APPROVER -> county(acting, today);
            case TOWNSHIP_OFFICER, TOWNSHIP_APPROVER -> township(acting, today, reader);
            case VILLAGE_CLERK -> village(acting, today);
            default -> List.of();
        };
    }

    /** The approver sees all that is in review, a reviewer what still lacks the opinion of the department. */
    private List<Group> county(Acting acting, LocalDate today) {
        var reviewer = Reviewer.of(acting.office());
        var open = desk.inReview().stream()
                .filter(one -> acting.kind() == PostKind.COUNTY_APPROVER
                        || reviewer.filter(own -> hearing.opinions(one.id()).stream()
                                        .noneMatch(opinion -> opinion.reviewer() == own))
                                .isPresent())
                .toList();
        var groups = new ArrayList<Group>();
        groups.addAll(group(
                "admission.agenda.review",
                open.stream().map(one -> line(one, one.due().day(), today)).toList(),
                "/admission"));
        groups.addAll(group("admission.agenda.evaluations", evaluations(acting, today), "/functions"));
        groups.addAll(group("admission.agenda.expiring", expiring(acting, today), "/delegations"));
        return groups;
    }

    /** Functions the acting department handed out and must evaluate soon. */
    private List<Line> evaluations(Acting acting, LocalDate today) {
        return delegations.functions().stream()
                .filter(one -> one.department().equals(acting.office()))
                .filter(one -> !one.evaluateOn().isAfter(today.plusDays(SOON)))
                .map(one -> new Line(
                        one.function(), one.taker(), "/functions", one.evaluateOn(), today.isAfter(one.evaluateOn())))
                .toList();
    }

    /** Delegations that end soon: after that new cases go to the county again. */
    private List<Line> expiring(Acting acting, LocalDate today) {
        if (acting.kind() != PostKind.COUNTY_APPROVER) {
            return List.of();
        }
        return delegations.register().stream()
                .filter(one -> one.inForceOn(today) && !one.to().isAfter(today.plusDays(SOON)))
                .map(one -> new Line(one.power(), name(one.delegate(), today), "/delegations", one.to(), false))
                .toList();
    }

    private List<Group> township(Acting acting, LocalDate today, Locale reader) {
        var names = catalogue.served(today).stream()
                .map(ListedItem::item)
                .collect(Collectors.toMap(
                        item -> item.code(), item -> item.name().in(reader)));
        var open = localisations.within(acting.division()).stream()
                .filter(one -> one.state() == Localisation.State.WRITTEN)
                .map(one -> new Line(
                        names.getOrDefault(one.itemCode(), one.itemCode()),
                        name(one.village(), today),
                        "/localisations/" + one.id(),
                        null,
                        false))
                .toList();
        return group("admission.agenda.check", open, "/localisations");
    }

    private List<Group> village(Acting acting, LocalDate today) {
        var asked = hearing.askedOf(acting.division()).stream()
                .map(one -> line(one, commentBy(acting, one), today))
                .toList();
        var claims = funds.claims(acting.division()).stream()
                .filter(claim -> !funds.settled(claim))
                .map(claim -> new Line(
                        desk.demand(claim.admission()).proposal().name(),
                        claim.open().toString(),
                        "/funds",
                        claim.dueOn(),
                        true))
                .toList();
        var groups = new ArrayList<Group>();
        groups.addAll(group("admission.agenda.comment", asked, "/admission"));
        groups.addAll(group("admission.agenda.claims", claims, "/funds"));
        return groups;
    }

    private LocalDate commentBy(Acting acting, Admission admission) {
        return hearing.villages(admission.id()).stream()
                .filter(heard -> heard.village().equals(acting.division()))
                .map(heard -> heard.by())
                .findFirst()
                .orElse(admission.due().day());
    }

    private static Line line(Admission admission, LocalDate due, LocalDate today) {
        return new Line(
                admission.proposal().name(),
                admission.department(),
                "/admission/" + admission.id(),
                due,
                today.isAfter(due));
    }

    private String name(DivisionCode division, LocalDate day) {
        return territory.find(division, day).map(Division::name).orElse(division.value());
    }

    /** Nothing due is not worth a heading. */
    private static List<Group> group(String title, List<Line> lines, String more) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new Group(
                        title, lines.size(), lines.stream().limit(SHOWN).toList(), more));
    }

    @Configuration
    static class Doors {

        @Bean
        Door admissionDoor() {
            return new Door("/admission", "admission.title", Door.Group.CATALOGUE, 25, Offices.COUNTY);
        }

        @Bean
        Door burdenDoor() {
            return new Door("/burden", "admission.burden", Door.Group.OVERSIGHT, 26, Offices.ALL);
        }

        /** A resident sees what her village does and does not do, and where to go instead. */
        @Bean
        Door listsDoor() {
            return new Door("/lists", "admission.lists", Door.Group.GUIDE, 35, Set.of(PostKind.RESIDENT));
        }

        @Bean
        Door certificatesDoor() {
            return new Door(
                    "/certificates", "admission.certificates", Door.Group.GUIDE, 27, Set.of(PostKind.VILLAGE_CLERK));
        }
    }
}
