package org.xiangli.channel.api.hsds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Keys;
import org.xiangli.channel.api.Scope;
import org.xiangli.core.store.Bound;
import org.xiangli.core.territory.Division;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.Wording;
import org.xiangli.kernel.DivisionCode;

/** Items as HSDS services, suspended and withdrawn ones among them; Chinese as the name, English as the alternate. */
@RestController
@RequestMapping("/hsds/v3/services")
class HsdsController {

    private final Catalogue catalogue;
    private final Territory territory;
    private final Clock clock;
    private final String address;

    HsdsController(
            Catalogue catalogue,
            Territory territory,
            Clock clock,
            @Value("${xiangli.address:http://localhost:8080}") String address) {
        this.catalogue = catalogue;
        this.territory = territory;
        this.clock = clock;
        this.address = address.replaceFirst("/+$", "");
    }

    @GetMapping
    Map<String, Object> services(
            @RequestParam(name = "page", defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "50") int size) {
        Caller.require(Scope.CATALOGUE);
        if (page < 1 || size < 1 || size > 500) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "api.parameter");
        }
        var all = listed();
        var pages = Math.max(1, (all.size() + size - 1) / size);
        var contents = all.stream()
                .skip((page - 1L) * size)
                .limit(size)
                .map(this::service)
                .toList();
        var written = new LinkedHashMap<String, Object>();
        written.put("total_items", all.size());
        written.put("total_pages", pages);
        written.put("page_number", page);
        written.put("size", contents.size());
        written.put("first_page", page == 1);
        written.put("last_page", page >= pages);
        written.put("empty", contents.isEmpty());
        written.put("contents", contents);
        return written;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id) {
        Caller.require(Scope.CATALOGUE);
        return listed().stream()
                .filter(listed -> id("service", listed.item().code()).equals(id.toString()))
                .findFirst()
                .map(this::service)
                .orElseThrow(() -> ApiProblem.of(HttpStatus.NOT_FOUND, "api.service-unknown"));
    }

    private List<ListedItem> listed() {
        return catalogue.current(LocalDate.now(clock)).stream()
                .flatMap(version -> catalogue.items(version.version()).stream())
                .toList();
    }

    private Map<String, Object> service(ListedItem listed) {
        var item = listed.item();
        var organization = organization(item);
        var written = new LinkedHashMap<String, Object>();
        written.put("id", id("service", item.code()));
        written.put("organization_id", organization.get("id"));
        written.put("name", item.name().zh());
        written.put("alternate_name", item.name().en());
        written.put("description", item.served().zh());
        written.put("url", address + "/items/" + item.code());
        written.put("status", status(listed));
        written.put("application_process", joined(item.process()));
        written.put("fees_description", item.fee().toString() + " CNY");
        written.put("eligibility_description", joined(item.conditions()));
        written.put(
                "phones",
                List.of(
                        phone(item, item.place().phone(), "咨询"),
                        phone(item, item.place().complaints(), "监督")));
        written.put("service_areas", List.of(area(item)));
        written.put("languages", List.of(language(item, "Chinese", "zh"), language(item, "English", "en")));
        item.funding()
                .ifPresent(funding -> written.put(
                        "funding",
                        List.of(Map.of(
                                "id",
                                id("funding", item.code()),
                                "source",
                                funding.payer().zh()))));
        written.put("cost_options", List.of(cost(item)));
        written.put("required_documents", documents(item));
        written.put("organization", organization);
        return written;
    }

    private String status(ListedItem listed) {
        if (!listed.enabled()) {
            return "defunct";
        }
        if (listed.item().status() == Item.Status.SUSPENDED) {
            return "temporarily closed";
        }
        return listed.servedOn(LocalDate.now(clock)) ? "active" : "inactive";
    }

    private Map<String, Object> organization(Item item) {
        var written = new LinkedHashMap<String, Object>();
        written.put("id", id("organization", item.offices().organ().zh()));
        written.put("name", item.offices().organ().zh());
        written.put("alternate_name", item.offices().organ().en());
        written.put("description", item.offices().organKind().zh());
        return written;
    }

    private Map<String, Object> area(Item item) {
        var county = DivisionCode.of(Bound.county());
        var name =
                territory.find(county, LocalDate.now(clock)).map(Division::name).orElse(county.value());
        return Map.of(
                "id",
                id("area", item.code()),
                "name",
                name,
                "description",
                item.range().name());
    }

    private static Map<String, Object> phone(Item item, String number, String use) {
        return Map.of(
                "id", id("phone", item.code() + "/" + use), "number", number, "type", "voice", "description", use);
    }

    private static Map<String, Object> language(Item item, String name, String code) {
        return Map.of("id", id("language", item.code() + "/" + code), "name", name, "code", code);
    }

    private static Map<String, Object> cost(Item item) {
        var yuan = item.feeFen() / 100;
        return Map.of("id", id("cost", item.code()), "option", "不收费", "currency", "CNY", "amount", yuan);
    }

    private static List<Map<String, Object>> documents(Item item) {
        var written = new ArrayList<Map<String, Object>>();
        item.asked()
                .forEach(paper -> written.add(Map.of(
                        "id",
                        id("document", item.code() + "/" + paper.code()),
                        "document",
                        paper.name().zh())));
        return written;
    }

    private static String joined(List<Wording> lines) {
        return String.join("；", lines.stream().map(Wording::zh).toList());
    }

    private static String id(String kind, String name) {
        return Keys.named("hsds/" + kind + "/" + Bound.county() + "/" + name).toString();
    }
}
