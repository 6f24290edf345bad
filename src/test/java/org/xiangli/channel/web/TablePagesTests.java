package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.xiangli.core.access.Villagers.COUNTY;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.xiangli.core.access.Account;
import org.xiangli.core.access.PostKind;
import org.xiangli.core.access.PostRegister;
import org.xiangli.core.access.Villagers;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.people.Resident;
import org.xiangli.core.procedure.CaseDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Counties;
import org.xiangli.core.store.Reach;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.tables.TableWork;
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** Tables at the window of a village of their own. */
@HouseTest
class TablePagesTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222406100290");
    private static final List<String> HEADINGS =
            List.of("公民身份号码", "联系电话", "现在是在校学生吗？", "现在参加职工基本养老保险吗？", "在哪里参保（省、市、县）", "选择的年缴费额（元）", "我承诺以上所填属实", "材料齐全");

    private final ApplicationContext house;
    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final CaseDesk cases;
    private Account clerk;
    private Resident one;
    private Resident two;

    TablePagesTests(
            ApplicationContext house,
            MockMvcTester web,
            PostRegister posts,
            RegisterDesk register,
            CaseDesk cases,
            Counties counties,
            Catalogue catalogue,
            Clock clock) {
        this.house = house;
        this.web = web;
        this.posts = posts;
        this.register = register;
        this.cases = cases;
        counties.turnOn(COUNTY.value(), false);
        var today = LocalDate.now(clock);
        Bound.run(Reach.ofCounty(COUNTY.value()), () -> {
            if (catalogue.current(today).isEmpty()) {
                catalogue.publish(Ids.next(), Catalogue.shippedItems(), today, "测试", new UUID(0, 0));
            }
        });
        this.clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        this.one = Villagers.enter(register, VILLAGE, "闻人静");
        this.two = Villagers.enter(register, VILLAGE, "闻人和");
    }

    @BeforeEach
    void somebodyNew() {
        clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        one = Villagers.enter(register, VILLAGE, "闻人静");
        two = Villagers.enter(register, VILLAGE, "闻人和");
    }

    @Test
    @DisplayName("R043 R048 a table is answered at once, worked afterwards, and its wrong rows are mended and handed in"
            + " again")
    void aTableIsFollowedAndItsWrongRowsAreMended() throws IOException {
        var sent = send(table(List.of(
                good(one), List.of(two.idNumber().value(), "12", "否", "没有", "", "200", "是", "是"), List.of("=1+1"))));
        assertThat(sent).hasStatus(HttpStatus.SEE_OTHER);
        var path = String.valueOf(sent.getResponse().getRedirectedUrl());
        assertThat(get(path)).hasStatusOk().bodyText().contains("正在读表", "取消导入");
        assertThat(get(path + "?follow=yes")).hasStatusOk().headers().hasValue("Refresh", "5");
        TableWork.finish(house, COUNTY.value());
        assertThat(get(path)).hasStatusOk().bodyText().contains("每一行都处理完了", "B 联系电话", "下载没有收下的 2 行");
        assertThat(get(path + "?follow=yes")).headers().doesNotContainHeader("Refresh");
        assertThat(of(one)).hasSize(1);
        assertThat(of(two)).isEmpty();

        var back = rows(get(path + "/wrong").getResponse().getContentAsByteArray());
        assertThat(back).hasSize(3);
        assertThat(back.getFirst()).containsSequence("材料齐全", "原因", "行号");
        assertThat(back.get(1).get(8)).contains("B 联系电话：“联系电话”不像电话号码");
        assertThat(back.get(1).get(9)).isEqualTo("3");
        assertThat(back.get(2).getFirst()).isEqualTo("'=1+1");

        // the same sheet, mended, with the reasons still in it
        var mended = new java.util.ArrayList<List<String>>(List.of(back.getFirst()));
        var row = new java.util.ArrayList<>(back.get(1));
        row.set(1, "13800000000");
        mended.add(row);
        send(written(mended));
        TableWork.finish(house, COUNTY.value());
        assertThat(of(two)).hasSize(1);
    }

    @Test
    void aTableCanBeCancelled() throws IOException {
        var path = String.valueOf(send(table(List.of(good(one)))).getResponse().getRedirectedUrl());
        assertThat(web.post()
                        .uri(path + "/cancel")
                        .with(csrf())
                        .with(Visitors.as(clerk))
                        .exchange())
                .hasStatus(HttpStatus.SEE_OTHER);
        TableWork.finish(house, COUNTY.value());
        assertThat(get(path)).hasStatusOk().bodyText().contains("按您的要求停下了");
        assertThat(of(one)).isEmpty();
    }

    @Test
    void nobodyElseLooksAtATable() throws IOException {
        var path = String.valueOf(send(table(List.of(good(one)))).getResponse().getRedirectedUrl());
        clerk = Visitors.staff(posts, PostKind.VILLAGE_CLERK, VILLAGE);
        assertThat(get(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(path + "/wrong")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @DisplayName("R015 residents are not given out in bulk, and the refusal names its rule")
    void residentsAreNotGivenOutInBulk() {
        assertThat(get("/tables/cases?with=people"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("不能成批导出", "个人信息保护法");
    }

    @Test
    void aTemplateCanBeFilledInAndSent() throws IOException {
        var template = web.get()
                .uri("/tables/template/pension-register")
                .with(Visitors.as(clerk))
                .exchange();
        assertThat(template).hasStatusOk();
        assertThat(rows(template.getResponse().getContentAsByteArray()).getFirst())
                .containsExactlyElementsOf(HEADINGS);
    }

    @Test
    void aTableThatIsNoneOrNotItsOwnIsRefused() throws IOException {
        assertThat(send("no table".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("这是文本（如 CSV），不是 xlsx 表格");
        assertThat(send(new byte[0]))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("这个文件是空的");
        var path = String.valueOf(send(written(List.of(List.of("姓名", "电话"), List.of("闻人静", "1"))))
                .getResponse()
                .getRedirectedUrl());
        TableWork.finish(house, COUNTY.value());
        assertThat(get(path)).hasStatusOk().bodyText().contains("已停止", "没有哪张工作表的第一行是这个事项的表头");
    }

    @Test
    void catalogueAndCasesGoOutWithoutPersons() throws IOException {
        send(table(List.of(good(one))));
        TableWork.finish(house, COUNTY.value());
        var catalogue = export("/tables/catalogue");
        assertThat(catalogue).extracting(List::getFirst).contains("pension-register", "minimum-living");
        var mine = export("/tables/cases");
        assertThat(mine.size()).isGreaterThan(1);
        assertThat(mine.toString()).doesNotContain("闻人", one.idNumber().value());
    }

    @Test
    void onlyAClerkTakesATableIn() throws IOException {
        clerk = Visitors.staff(posts, PostKind.COUNTY_OFFICER, COUNTY);
        assertThat(send(table(List.of(good(one))))).hasStatus(HttpStatus.FORBIDDEN);
        clerk = Visitors.staff(posts, PostKind.ADMINISTRATOR, COUNTY);
        assertThat(web.get().uri("/tables/cases").with(Visitors.as(clerk)).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private List<List<String>> export(String path) throws IOException {
        var answer = web.get().uri(path).with(Visitors.as(clerk)).exchange();
        assertThat(answer).hasStatusOk();
        return rows(answer.getResponse().getContentAsByteArray());
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(Visitors.as(clerk)).exchange();
    }

    private List<?> of(Resident resident) {
        return Villagers.clerk(VILLAGE).call(() -> cases.ofSubject(resident.id()));
    }

    private MvcTestResult send(byte[] table) {
        return web.post()
                .multipart()
                .file(new MockMultipartFile("file", "forms.xlsx", "application/octet-stream", table))
                .uri("/tables")
                .with(csrf())
                .with(Visitors.as(clerk))
                .param("item", "pension-register")
                .param("once", Ids.next().toString())
                .exchange();
    }

    private static List<String> good(Resident resident) {
        return List.of(resident.idNumber().value(), "13800000000", "否", "没有", "", "200", "是", "是");
    }

    private static byte[] table(List<List<String>> rows) throws IOException {
        var all = new java.util.ArrayList<List<String>>();
        all.add(HEADINGS);
        all.addAll(rows);
        return written(all);
    }

    private static byte[] written(List<List<String>> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var book = new Workbook(bytes, "Test", "1.0");
        var sheet = book.newWorksheet("1");
        for (var line = 0; line < rows.size(); line++) {
            for (var column = 0; column < rows.get(line).size(); column++) {
                sheet.value(line, column, rows.get(line).get(column));
            }
        }
        book.finish();
        return bytes.toByteArray();
    }

    private static List<List<String>> rows(byte[] content) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(content));
                var rows = book.getFirstSheet().openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }
}
