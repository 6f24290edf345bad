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
import org.xiangli.kernel.DivisionCode;
import org.xiangli.kernel.Ids;
import org.xiangli.testing.HouseTest;

/** Tables at the window of a village of their own. */
@HouseTest
class TablePagesTests {

    private static final DivisionCode VILLAGE = DivisionCode.of("222406100290");
    private static final List<String> HEADINGS =
            List.of("公民身份号码", "联系电话", "现在是在校学生吗？", "现在参加职工基本养老保险吗？", "在哪里参保（省、市、县）", "选择的年缴费额（元）", "我承诺以上所填属实", "材料齐全");

    private final MockMvcTester web;
    private final PostRegister posts;
    private final RegisterDesk register;
    private final CaseDesk cases;
    private Account clerk;
    private Resident one;
    private Resident two;

    TablePagesTests(
            MockMvcTester web,
            PostRegister posts,
            RegisterDesk register,
            CaseDesk cases,
            Counties counties,
            Catalogue catalogue,
            Clock clock) {
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
    @DisplayName(
            "R043 R048 paper forms typed into a table: good rows are taken, wrong ones come back with their reasons")
    void goodRowsAreTakenAndWrongOnesComeBack() throws IOException {
        var table = table(List.of(
                good(one),
                List.of(two.idNumber().value(), "12", "否", "正在参加", "", "200", "是", "是"),
                List.of("000000195807190000", "13800000000", "否", "没有", "", "200", "是", "是"),
                List.of("=1+1", "13800000000", "否", "没有", "", "200", "是", "是")));
        var sent = send(table);
        assertThat(sent).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(of(one)).hasSize(1);
        assertThat(of(two)).isEmpty();
        var flash = sent.getMvcResult().getFlashMap().get("sent");
        assertThat(String.valueOf(flash)).contains("taken=1", "failed=3");
        var wrong = String.valueOf(flash).replaceFirst(".*Optional\\[([^]]*)].*", "$1");
        var back = rows(web.get()
                .uri("/files/" + wrong)
                .with(Visitors.as(clerk))
                .exchange()
                .getResponse()
                .getContentAsByteArray());
        assertThat(back).hasSize(4);
        assertThat(back.get(1).get(8)).contains("“联系电话”不像电话号码", "“在哪里参保（省、市、县）”还没有填");
        assertThat(back.get(1).get(9)).isEqualTo("3");
        assertThat(back.get(3).getFirst()).isEqualTo("'=1+1");

        // mended and sent again, the good row is not taken twice
        send(table(List.of(good(one), good(two))));
        assertThat(of(one)).hasSize(1);
        assertThat(of(two)).hasSize(1);
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
    void aTableWithoutTheHeadingsIsRefused() throws IOException {
        assertThat(send(written(List.of(List.of("姓名", "电话"), List.of("闻人静", "1")))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("表头不对");
        assertThat(send("no table".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("读不出表格");
    }

    @Test
    void catalogueAndCasesGoOutWithoutPersons() throws IOException {
        send(table(List.of(good(one))));
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
