package org.xiangli.channel.api.govstack;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.xiangli.channel.api.Caller;
import org.xiangli.channel.api.Scope;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.forms.ServiceForm;

/** {@code /services} and {@code /eForms}. */
@RestController
@RequestMapping("/govstack/registration/v1")
class ServiceController {

    private final Services services;

    ServiceController(Services services) {
        this.services = services;
    }

    @GetMapping("/services")
    List<Map<String, Object>> services(
            @RequestParam(name = "name", defaultValue = "") String name, HttpServletRequest request) {
        Caller.require(Scope.CATALOGUE);
        var reader = Mediator.reader(request);
        return services.named(name).stream()
                .map(listed -> written(listed, reader))
                .toList();
    }

    @GetMapping("/services/{serviceId}")
    Map<String, Object> service(@PathVariable String serviceId, HttpServletRequest request) {
        Caller.require(Scope.CATALOGUE);
        return written(services.demand(serviceId), Mediator.reader(request));
    }

    @GetMapping("/services/{serviceId}/eForms")
    List<Map<String, Object>> forms(@PathVariable String serviceId, HttpServletRequest request) {
        Caller.require(Scope.CATALOGUE);
        var reader = Mediator.reader(request);
        return services.find(serviceId).stream()
                .flatMap(listed -> services.forms(listed.item().code()).stream())
                .map(form -> head(form, reader))
                .toList();
    }

    @GetMapping("/eForms/{eFormId}")
    Map<String, Object> form(@PathVariable String eFormId, HttpServletRequest request) {
        Caller.require(Scope.CATALOGUE);
        var form = services.demandForm(eFormId);
        var written = head(form, Mediator.reader(request));
        written.put("schema", form.schema());
        return written;
    }

    private Map<String, Object> head(ServiceForm form, Locale reader) {
        var written = new LinkedHashMap<String, Object>();
        written.put("eFormId", Services.id(form).toString());
        written.put("name", form.title().in(reader));
        written.put("description", form.title().in(reader));
        written.put("version", Integer.toString(form.version()));
        written.put("latest", services.latest(form));
        return written;
    }

    private Map<String, Object> written(ListedItem listed, Locale reader) {
        var item = listed.item();
        var written = new LinkedHashMap<String, Object>();
        written.put("id", Services.id(item.code()).toString());
        written.put("name", item.name().in(reader));
        written.put("version", listed.catalogueVersion() + "." + item.version());
        written.put("type", "Public");
        written.put("isExecutable", !services.forms(item.code()).isEmpty());
        written.put("isClosed", false);
        written.put("description", item.served().in(reader));
        written.put(
                "serviceBody",
                List.of(
                        pair("code", item.code()),
                        pair("organ", item.offices().organ().in(reader)),
                        pair("promisedWorkingDays", Integer.toString(item.time().promised())),
                        pair("feeFen", Long.toString(item.feeFen()))));
        return written;
    }

    private static Map<String, String> pair(String code, String value) {
        return Map.of("code", code, "value", value);
    }
}
