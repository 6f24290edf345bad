package org.xiangli.domain.services.inbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Form;
import org.xiangli.core.page.Screen;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.CategorySheet;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.kernel.Refusal;

/** What offices do with problems: read, show, sort, put together, answer; and the sheet they are sorted by. */
@Controller
@RequestMapping("/inbox")
class ModerationPages {

    static final Set<PostKind> OFFICES = Set.of(
            PostKind.VILLAGE_CLERK, PostKind.TOWNSHIP_OFFICER, PostKind.TOWNSHIP_APPROVER, PostKind.COUNTY_OFFICER);

    private final ModerationDesk moderation;
    private final IssueDesk desk;
    private final IssueViews views;
    private final Categories categories;
    private final Clock clock;

    ModerationPages(ModerationDesk moderation, IssueDesk desk, IssueViews views, Categories categories, Clock clock) {
        this.moderation = moderation;
        this.desk = desk;
        this.views = views;
        this.categories = categories;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView waiting() {
        Acting.current().require(OFFICES.toArray(PostKind[]::new));
        var issues = moderation.waiting();
        return Screen.of(
                getClass(),
                "waiting",
                "services.inbox.waiting",
                "issues",
                issues,
                "places",
                views.places(issues),
                "today",
                LocalDate.now(clock));
    }

    @PostMapping("/{id}/moves/{move}")
    ModelAndView move(
            @PathVariable UUID id, @PathVariable String move, HttpServletRequest request, RedirectAttributes flash) {
        var form = Form.sent(request.getParameterMap()).put("move", move);
        var issue = desk.find(id)
                .orElseThrow(() -> new Refusal(
                        "services.inbox.issue.not-found",
                        new org.xiangli.kernel.RuleRef("SVC.ISSUE", "Xiangli R054", "")));
        try {
            act(id, move, form);
            if (!form.good()) {
                return Screen.again(views.page(issue, form));
            }
            flash.addFlashAttribute("notice", "services.inbox.moved");
            return Screen.see("/issues/" + issue.number());
        } catch (Refusal refusal) {
            return Screen.again(views.page(issue, form.reject(fieldOf(refusal), refusal)));
        }
    }

    @GetMapping("/categories")
    ModelAndView categories() {
        return categories(Form.blank(), null);
    }

    @PostMapping("/categories")
    ModelAndView replace(HttpServletRequest request) {
        var form = Form.sent(request.getParameterMap());
        try {
            return categories(form, categories.replace(form.value("sheet")));
        } catch (Refusal refusal) {
            return Screen.again(categories(form.reject("sheet", refusal), null));
        }
    }

    private Issue act(UUID id, String move, Form form) {
        return switch (move) {
            case "show" -> moderation.show(id, form.has("photo", "yes"));
            case "hide" -> moderation.hide(id, form.value("reason"));
            case "sort" -> moderation.sort(id, form.value("category"));
            case "merge" -> moderation.merge(id, form.value("into"));
            case "answer" -> answer(id, form);
            default ->
                throw new org.springframework.web.server.ResponseStatusException(
                        org.springframework.http.HttpStatus.NOT_FOUND);
        };
    }

    private Issue answer(UUID id, Form form) {
        Optional<LocalDate> doneBy = Optional.empty();
        try {
            var typed = form.value("done-by");
            doneBy = typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException broken) {
            form.reject("done-by", "form.date", form.value("done-by"));
            return desk.find(id).orElseThrow();
        }
        return moderation.answer(id, !form.has("open", "no"), form.value("answer"), doneBy);
    }

    private static String fieldOf(Refusal refusal) {
        return switch (refusal.code()) {
            case "services.inbox.reason" -> "reason";
            case "services.inbox.merge" -> "into";
            case "services.inbox.answer" -> "answer";
            case "services.inbox.done-by" -> "done-by";
            case "services.inbox.category" -> "category";
            default -> "";
        };
    }

    private ModelAndView categories(Form form, @org.jspecify.annotations.Nullable CategorySheet sheet) {
        Acting.current().require(PostKind.ADMINISTRATOR, PostKind.COUNTY_OFFICER);
        return Screen.of(
                getClass(),
                "categories",
                "services.inbox.categories",
                "form",
                form,
                "sheet",
                sheet,
                "categories",
                categories.inUse());
    }

    @Configuration
    static class Doors {

        @Bean
        Door inboxDoor() {
            return new Door("/inbox", "services.inbox.waiting", Door.Group.VOICES, 26, OFFICES);
        }

        @Bean
        Door issuesDoor() {
            return new Door("/issues", "services.inbox.title", Door.Group.VOICES, 45, Set.of());
        }

        @Bean
        Door fileDoor() {
            return new Door("/inbox/new", "services.inbox.new", Door.Group.VOICES, 15, Set.of(PostKind.RESIDENT));
        }

        @Bean
        Door categoriesDoor() {
            return new Door(
                    "/inbox/categories",
                    "services.inbox.categories",
                    Door.Group.SETTINGS,
                    60,
                    Set.of(PostKind.ADMINISTRATOR, PostKind.COUNTY_OFFICER));
        }
    }
}
