package walk;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import third.party.ApiClient;
import third.party.ApiException;
import third.party.api.CasesApi;
import third.party.api.CatalogueApi;
import third.party.api.GovstackApi;
import third.party.api.HsdsApi;
import third.party.model.GovStackSubmit;
import third.party.model.GovStackSubmitFormData;
import third.party.model.ModelCase;
import third.party.model.Move;
import third.party.model.NewApplication;

/**
 * What a program of somebody else does, written against the client OpenAPI Generator made of our description: only its
 * classes, only the JDK beside them. Compiled and run by ThirdPartyClientIT; each line it returns was checked here.
 */
public final class Walk {

    private static final String MEDIATOR = "eGovStack/GOV/90000009/digitalregistries";

    private final CatalogueApi catalogue;
    private final CasesApi cases;
    private final GovstackApi govstack;
    private final HsdsApi hsds;
    private final List<String> done = new ArrayList<>();

    private Walk(int port, String token) {
        var client = new ApiClient()
                .setScheme("http")
                .setHost("localhost")
                .setPort(port)
                .setBasePath("")
                .setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        this.catalogue = new CatalogueApi(client);
        this.cases = new CasesApi(client);
        this.govstack = new GovstackApi(client);
        this.hsds = new HsdsApi(client);
    }

    /** @param residents who apply: the first twice through one key, all for the list */
    public static List<String> run(int port, String token, List<String> residents) throws Exception {
        var walk = new Walk(port, token);
        walk.reads();
        walk.applies(residents);
        walk.walksGovStack(residents);
        walk.isRefused(port);
        return walk.done;
    }

    private void reads() throws ApiException {
        var items = catalogue.listItems().getData();
        check(items.size() == 10, "ten items");
        var item = catalogue.getItem("pension-register");
        check(item.getName().getZh().contains("养老"), "an item in Chinese");
        check(!item.getPapers().isEmpty(), "its papers");
        var form = (Map<?, ?>) catalogue.getForm("pension-register");
        check(((Map<?, ?>) form.get("properties")).containsKey("phone"), "its form");
        var page = hsds.listHsdsServices(1, 4);
        check(page.getContents().size() == 4 && page.getTotalItems() == 10, "a page of the HSDS export");
        var first = (Map<?, ?>) page.getContents().getFirst();
        var service = (Map<?, ?>) hsds.getHsdsService(UUID.fromString((String) first.get("id")));
        check(first.equals(service), "one service of it");
    }

    private void applies(List<String> residents) throws ApiException {
        var key = UUID.randomUUID().toString();
        var first = apply(key, residents.getFirst());
        check(first.getPhase().equals("ACCEPTED") && first.getReceipt() != null, "an application with its receipt");
        check(apply(key, residents.getFirst()).getId().equals(first.getId()), "the same again under the same key");
        for (var resident : residents.subList(1, residents.size())) {
            apply(UUID.randomUUID().toString(), resident);
        }
        Set<UUID> seen = new TreeSet<>();
        UUID after = null;
        do {
            var page = cases.listCases(after, 2, "pension-register");
            page.getData().forEach(one -> check(seen.add(one.getId()), null));
            after = page.getNext();
        } while (after != null);
        check(seen.size() == residents.size(), "every case once, page by page");
        var moved =
                cases.moveCase(first.getId(), "forward", UUID.randomUUID().toString(), new Move().seq(first.getSeq()));
        check(moved.getPhase().equals("FORWARDED"), "a case moved on");
        check(cases.getCase(first.getId()).getSeq() > first.getSeq(), "and found moved");
    }

    private ModelCase apply(String key, String resident) throws ApiException {
        return cases.apply(
                "pension-register",
                key,
                new NewApplication()
                        .residentId(UUID.fromString(resident))
                        .answers(Map.of(
                                "phone",
                                "13800000000",
                                "at-school",
                                false,
                                "other-insurance",
                                "NONE",
                                "yearly-contribution",
                                20_000,
                                "truth",
                                true))
                        .putPapersItem("id-card", NewApplication.InnerEnum.SHOWN));
    }

    private void walksGovStack(List<String> residents) throws Exception {
        var service = govstack.getServiceList(null).stream()
                .filter(one -> one.getServiceBody().toString().contains("pension-register"))
                .findFirst()
                .orElseThrow();
        check(govstack.getService(service.getId().toString()).equals(service), "GovStack: a service");
        var form = govstack.getServiceSchemaByServiceKey(service.getId().toString())
                .getFirst();
        check(govstack.getEForm(form.geteFormId()).getSchema() != null, "GovStack: its form");
        var upload = govstack.uploadFile("test", pdf());
        check(upload.getUrl().startsWith("/govstack/"), "GovStack: a document");
        var submit = new GovStackSubmit()
                .applicantId(residents.getFirst())
                .formData(new GovStackSubmitFormData()
                        .data(Map.of(
                                "contact", Map.of("phone", "13800000000"),
                                "insurance", Map.of("at-school", false, "other-insurance", "NONE"),
                                "contribution", Map.of("yearly-contribution", 20_000),
                                "promise", Map.of("truth", true))))
                .addDocumentUrlsItem(upload.getUrl());
        var file = govstack.submitApplication(service.getId().toString(), MEDIATOR, submit, "walk-1");
        check(file.getStatus().getCode().getValue().equals("SENDBACK"), "GovStack: an application file");
        check(
                govstack.getApplicationFileById(file.getFileId(), MEDIATOR)
                        .getApplicantId()
                        .equals(residents.getFirst()),
                "GovStack: found again");
        var task = govstack.getTasks(file.getFileId(), null, null, null).getFirst();
        check(govstack.getTaskById(task.getTaskId()).getFormVariables() != null, "GovStack: its task");
        var counts = govstack.statistics(MEDIATOR, null, null, null, null, null, null)
                .getFirst();
        check(counts.getProcessed() == residents.size() + 1, "GovStack: counts");
    }

    private static File pdf() throws Exception {
        var file = Files.createTempFile("walk", ".pdf");
        Files.writeString(file, "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
        return file.toFile();
    }

    private void isRefused(int port) {
        refused(new Walk(port, "wrong"), 401, "api.token");
        try {
            cases.getCase(UUID.randomUUID());
            throw new AssertionError("a case that is not there was found");
        } catch (ApiException problem) {
            check(
                    problem.getCode() == 404 && problem.getResponseBody().contains("application-unknown"),
                    "404 as problem");
        }
        try {
            apply("wrong key with spaces", UUID.randomUUID().toString());
            throw new AssertionError("a key that is none was taken");
        } catch (ApiException problem) {
            check(problem.getCode() == 400 && problem.getResponseBody().contains("api.key-form"), "400 as problem");
        }
    }

    private void refused(Walk walk, int status, String code) {
        try {
            walk.catalogue.listItems();
            throw new AssertionError("a wrong token was taken");
        } catch (ApiException problem) {
            check(problem.getCode() == status && problem.getResponseBody().contains(code), status + " as problem");
        }
    }

    private void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError("not " + what + ", after " + done);
        }
        if (what != null) {
            done.add(what);
        }
    }
}
