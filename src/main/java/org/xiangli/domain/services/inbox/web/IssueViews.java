package org.xiangli.domain.services.inbox.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.files.OpenFile;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.core.territory.Hamlets;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Category;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.IssuePhotos;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.inbox.Similar;

/** Puts together what a problem's page shows, and what whoever looks may do there. */
@Component
class IssueViews {

    private final IssueDesk desk;
    private final IssuePhotos photos;
    private final Categories categories;
    private final Territory territory;
    private final Hamlets hamlets;
    private final Clock clock;

    IssueViews(
            IssueDesk desk,
            IssuePhotos photos,
            Categories categories,
            Territory territory,
            Hamlets hamlets,
            Clock clock) {
        this.desk = desk;
        this.photos = photos;
        this.categories = categories;
        this.territory = territory;
        this.hamlets = hamlets;
        this.clock = clock;
    }

    ModelAndView page(Issue issue, Form form) {
        var acting = Acting.find();
        var moderates = acting.filter(who -> ModerationDesk.moderates(who.kind()))
                .filter(who -> issue.village().value().startsWith(who.division().value()))
                .isPresent();
        return Screen.of(
                IssueViews.class,
                "issue",
                "services.inbox.issue",
                "view",
                new IssueView(
                        issue,
                        place(issue),
                        categories.find(issue.category()).map(Category::path).orElse(""),
                        photos.of(issue).size(),
                        photos.mayAdd(issue),
                        acting.filter(who -> who.kind() == PostKind.RESIDENT).isPresent()
                                && issue.state().isPublic()
                                && !desk.supports(issue),
                        moderates,
                        acting.filter(who -> ModerationDesk.answers(who, issue)).isPresent(),
                        issue.mergedInto()
                                .flatMap(desk::find)
                                .map(Issue::number)
                                .orElse(""),
                        moderates && issue.waits() ? near(issue) : List.of()),
                "categories",
                moderates ? categories.inUse() : List.of(),
                "form",
                form,
                "today",
                LocalDate.now(clock));
    }

    Optional<OpenFile> photo(Issue issue, int index) {
        return photos.open(issue, index);
    }

    /** The names of the villages of some problems. */
    Map<String, String> places(List<Issue> issues) {
        var names = new TreeMap<String, String>();
        issues.forEach(issue -> names.computeIfAbsent(issue.village().value(), code -> village(issue)));
        return names;
    }

    private List<Similar> near(Issue issue) {
        return desk.similar(issue.village(), issue.body(), issue.place()).stream()
                .filter(other -> !other.id().equals(issue.id()))
                .toList();
    }

    private String place(Issue issue) {
        var hamlet = issue.hamlet()
                .flatMap(id -> hamletName(issue, id))
                .map(name -> " " + name)
                .orElse("");
        return (village(issue) + hamlet + " " + issue.place()).strip();
    }

    private Optional<String> hamletName(Issue issue, UUID id) {
        return hamlets.of(issue.village(), LocalDate.now(clock)).stream()
                .filter(hamlet -> hamlet.id().equals(id))
                .map(hamlet -> hamlet.name())
                .findFirst();
    }

    private String village(Issue issue) {
        return territory
                .find(issue.village(), LocalDate.now(clock))
                .map(found -> found.name())
                .orElse(issue.village().value());
    }
}
