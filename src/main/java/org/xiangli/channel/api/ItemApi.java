package org.xiangli.channel.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.Material;
import org.xiangli.domain.services.Wording;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** The published items and their forms. */
@RestController
@RequestMapping("/api/v1/items")
class ItemApi {

    private final Catalogue catalogue;
    private final FormShelf forms;
    private final Clock clock;

    ItemApi(Catalogue catalogue, FormShelf forms, Clock clock) {
        this.catalogue = catalogue;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping
    Map<String, Object> items() {
        Caller.require(Scope.CATALOGUE);
        return Map.of(
                "data",
                catalogue.served(LocalDate.now(clock)).stream().map(this::item).toList());
    }

    @GetMapping("/{code}")
    Map<String, Object> item(@PathVariable String code) {
        Caller.require(Scope.CATALOGUE);
        return item(catalogue.item(code, LocalDate.now(clock)));
    }

    /** The form as JSON Schema. */
    @GetMapping(
            value = "/{code}/form",
            produces = {"application/schema+json", MediaType.APPLICATION_JSON_VALUE})
    ObjectNode form(@PathVariable String code) {
        Caller.require(Scope.CATALOGUE);
        return forms.current(code)
                .orElseThrow(() -> new Refusal("forms.none", Caller.RULE))
                .schema();
    }

    private Map<String, Object> item(ListedItem listed) {
        var item = listed.item();
        var written = new LinkedHashMap<String, Object>();
        written.put("code", item.code());
        written.put("name", words(item.name()));
        written.put("catalogueVersion", listed.catalogueVersion());
        written.put("itemVersion", item.version());
        written.put("family", item.family().name());
        written.put("area", item.area().name());
        written.put("promisedWorkingDays", item.time().promised());
        written.put("feeFen", item.feeFen());
        written.put(
                "channels", item.channels().stream().map(Enum::name).sorted().toList());
        written.put("papers", item.asked().stream().map(ItemApi::paper).toList());
        forms.current(item.code()).ifPresent(form -> written.put("formVersion", form.version()));
        return written;
    }

    private static Map<String, Object> paper(Material paper) {
        return Map.of(
                "code", paper.code(),
                "name", words(paper.name()),
                "necessity", paper.necessity().name(),
                "forms", paper.forms().stream().map(Enum::name).sorted().toList());
    }

    static Map<String, String> words(Wording wording) {
        return Map.of("zh", wording.zh(), "en", wording.en());
    }
}
