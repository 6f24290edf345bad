package org.xiangli.channel.cli;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.people.ResidentRegistry;
import org.xiangli.core.people.ResidentRegistry.Found;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.DeskMove;
import org.xiangli.domain.services.Draft;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.domain.services.PaperState;
import org.xiangli.domain.services.Rating;
import org.xiangli.domain.services.RatingBox;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.domain.services.inbox.Categories;
import org.xiangli.domain.services.inbox.Filing;
import org.xiangli.domain.services.inbox.Issue;
import org.xiangli.domain.services.inbox.IssueDesk;
import org.xiangli.domain.services.inbox.ModerationDesk;
import org.xiangli.domain.services.quality.CallBack.Verdict;
import org.xiangli.domain.services.quality.CallBackDesk;

/** Matters, ratings and common problems of a demo county: what its pages show. All of it is invented. */
@Component
class DemoMatters {

    /** Common surnames; who bears them is found in the invented register. */
    private static final List<String> SURNAMES = List.of("王", "李", "张", "金", "朴", "刘", "崔", "赵");

    private static final String DECIDED_IN_TOWN = "pension-register";

    /** What is filed: path of the category, body, place. The first three are one problem told three times. */
    private static final List<String[]> PROBLEMS = List.of(
            new String[] {"生活 / 饮水 / 停水", "二组自来水一到晚上就停，做饭没有水", "二组"},
            new String[] {"生活 / 饮水 / 停水", "二组晚上自来水总停，没法做饭", "二组西头"},
            new String[] {"生活 / 饮水 / 停水", "自来水晚上没有，二组好几家都这样", "二组水井旁"},
            new String[] {"生活 / 饮水 / 水费", "水费怎么算的没有公开，每月都不一样", "村务公开栏"},
            new String[] {"生活 / 饮水 / 水质", "自来水发黄，有铁锈味", "一组东头"},
            new String[] {"人居环境 / 垃圾 / 垃圾清运", "垃圾箱满了一个星期没有人拉", "文化广场旁"},
            new String[] {"人居环境 / 垃圾 / 垃圾点异味", "垃圾点味道太大，窗户不敢开", "三组垃圾点"},
            new String[] {"卫生健康 / 村卫生室 / 开诊时间", "卫生室下午总关门，希望公布开诊时间", "村卫生室"},
            new String[] {"卫生健康 / 村卫生室 / 药品短缺", "卫生室没有降压药，要到镇上去买", "村卫生室"},
            new String[] {"警务和法律 / 交通 / 公交班次", "进城的班车一天只有一趟，看病回不来", "班车站点"},
            new String[] {"社会服务 / 养老 / 老年食堂", "希望办老年食堂，冬天独居老人吃不上热饭", "老年活动室"},
            new String[] {"生活 / 用电 / 停电", "刮风就停电，冰箱里的东西都坏了", "四组"});

    private final ResidentRegistry residents;
    private final Catalogue catalogue;
    private final ServiceDesk desk;
    private final RatingBox ratings;
    private final CallBackDesk callBacks;
    private final IssueDesk issues;
    private final ModerationDesk moderation;
    private final Categories categories;
    private final Clock clock;

    DemoMatters(
            ResidentRegistry residents,
            Catalogue catalogue,
            ServiceDesk desk,
            RatingBox ratings,
            CallBackDesk callBacks,
            IssueDesk issues,
            ModerationDesk moderation,
            Categories categories,
            Clock clock) {
        this.residents = residents;
        this.catalogue = catalogue;
        this.desk = desk;
        this.ratings = ratings;
        this.callBacks = callBacks;
        this.issues = issues;
        this.moderation = moderation;
        this.categories = categories;
        this.clock = clock;
    }

    /** Enters them, once. */
    void enter(DemoStaff staff) {
        var people = staff.clerk()
                .call(() -> SURNAMES.stream()
                        .flatMap(name -> residents.search(name, Purpose.IDENTIFY_APPLICANT).stream())
                        .filter(person -> person.village().equals(staff.village()))
                        .filter(person -> person.birthDate().isBefore(today().minusYears(18)))
                        .toList());
        var known = staff.officer().call(() -> issues.published(staff.town(), 0));
        if (people.size() < PROBLEMS.size() || !known.isEmpty()) {
            return;
        }
        matters(staff, people);
        problems(staff, people);
    }

    /** Twelve matters handed over and rated, two of them badly; others stand at every step. */
    private void matters(DemoStaff staff, List<Found> people) {
        for (var number = 0; number < 12; number++) {
            var person = people.get(number);
            var done = delivered(staff, person);
            var rating = number < 2 ? new Rating(number + 1, "等了很久，没有人告诉我进度") : new Rating(number % 3 + 3, "");
            staff.resident(person.id(), person.name()).run(() -> ratings.rate(done.id(), rating));
            if (number == 0) {
                staff.supervisor().run(() -> callBacks.check(done.id(), Verdict.FOUNDED, "补件要求打了两次电话才说清，材料晚转送三天"));
            }
        }
        for (var number = 0; number < 6; number++) {
            var taken = taken(staff, people.get(number), "temporary-relief");
            if (number > 0) {
                taken = step(staff.clerk(), taken, "forward");
            }
            if (number > 2) {
                taken = step(staff.officer(), taken, "take-up");
            }
            if (number > 4) {
                step(staff.officer(), taken, "propose");
            }
        }
    }

    private Application delivered(DemoStaff staff, Found person) {
        var forwarded = step(staff.clerk(), taken(staff, person, DECIDED_IN_TOWN), "forward");
        var proposed = step(staff.officer(), step(staff.officer(), forwarded, "take-up"), "propose");
        var granted = step(staff.approver(), proposed, "grant");
        return staff.clerk()
                .call(() -> desk.deliver(
                        key(granted.id() + "deliver"),
                        granted.id(),
                        granted.file().seq(),
                        Item.Delivery.WINDOW))
                .application();
    }

    private Application taken(DemoStaff staff, Found person, String code) {
        return staff.clerk().call(() -> {
            var item = catalogue.item(code, today()).item();
            var draft = Draft.atWindow(key(person.id() + code), person.id(), code);
            return desk.take(draft, papers(item)).application();
        });
    }

    private Application step(Acting by, Application application, String move) {
        var request = DeskMove.of(
                        key(application.id() + move),
                        application.id(),
                        application.file().seq(),
                        move)
                .because("材料齐全，符合条件");
        return by.call(() -> desk.move(request));
    }

    private static Map<String, PaperMark> papers(Item item) {
        var marks = new HashMap<String, PaperMark>();
        for (var paper : item.asked()) {
            var state = paper.necessity() == Material.Necessity.CONDITIONAL
                    ? PaperState.NOT_NEEDED
                    : paper.forms().contains(Material.Form.SHOWN)
                            ? PaperState.SHOWN
                            : paper.forms().contains(Material.Form.ORIGINAL) ? PaperState.ORIGINAL : PaperState.COPY;
            marks.put(paper.code(), PaperMark.of(state));
        }
        return marks;
    }

    /** Twelve problems: some not read yet, some public, one answered, one hidden, two put together with the first. */
    private void problems(DemoStaff staff, List<Found> people) {
        var filed = new ArrayList<Issue>();
        for (var number = 0; number < PROBLEMS.size(); number++) {
            var problem = PROBLEMS.get(number);
            var person = people.get(number);
            filed.add(staff.clerk().call(() -> issues.file(filing(staff, problem, person), Optional.of(person.id()))));
        }
        var first = filed.getFirst();
        staff.officer().run(() -> {
            filed.subList(0, 9).forEach(issue -> moderation.show(issue.id(), false));
            moderation.merge(filed.get(1).id(), first.number());
            moderation.hide(filed.get(10).id(), "内容已由老年食堂筹建公告答复，不再重复公开");
        });
        for (var number = 3; number < 11; number++) {
            var person = people.get(number);
            var supported = number % 2 == 0 ? first : filed.get(3);
            staff.clerk().run(() -> issues.support(supported.id(), Optional.of(person.id())));
        }
        staff.officer()
                .run(() -> moderation.answer(
                        filed.get(4).id(), true, "已请供水站冲洗管网，周五前取样送检，结果在村务公开栏公布。", Optional.of(today().plusDays(7))));
    }

    private Filing filing(DemoStaff staff, String[] problem, Found person) {
        var category = categories.inUse().stream()
                .filter(known -> known.path().equals(problem[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No category " + problem[0]));
        return new Filing(
                key(person.id() + problem[1]),
                staff.village(),
                category.code(),
                problem[1],
                problem[2],
                Optional.empty(),
                Optional.empty());
    }

    private static UUID key(String of) {
        return UUID.nameUUIDFromBytes(("demo/" + of).getBytes(StandardCharsets.UTF_8));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
