package org.xiangli.channel.api.govstack;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.xiangli.channel.api.ApiProblem;
import org.xiangli.channel.api.Keys;
import org.xiangli.core.store.Bound;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.ListedItem;
import org.xiangli.domain.services.forms.FormShelf;
import org.xiangli.domain.services.forms.ServiceForm;

/** Names items and forms as the specification does: by UUID, the same on every machine. */
@Component
class Services {

    private final Catalogue catalogue;
    private final FormShelf forms;
    private final Clock clock;

    Services(Catalogue catalogue, FormShelf forms, Clock clock) {
        this.catalogue = catalogue;
        this.forms = forms;
        this.clock = clock;
    }

    static UUID id(String item) {
        return Keys.named("item/" + Bound.county() + "/" + item);
    }

    static UUID id(ServiceForm form) {
        return Keys.named("form/" + Bound.county() + "/" + form.item() + "/" + form.version());
    }

    /** Everything served today whose name holds the words. */
    List<ListedItem> named(String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        return served().stream()
                .filter(listed -> listed.item().name().zh().contains(wanted)
                        || listed.item().name().en().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** @throws ApiProblem 404 when there is none */
    ListedItem demand(String serviceId) {
        return find(serviceId).orElseThrow(() -> ApiProblem.of(HttpStatus.NOT_FOUND, "api.service-unknown"));
    }

    Optional<ListedItem> find(String serviceId) {
        return served().stream()
                .filter(listed -> id(listed.item().code()).toString().equals(serviceId))
                .findFirst();
    }

    /** The forms of an item, the latest first. */
    List<ServiceForm> forms(String item) {
        var current = forms.current(item);
        return current.stream()
                .flatMap(latest -> IntStream.rangeClosed(1, latest.version())
                        .mapToObj(earlier -> latest.version() + 1 - earlier)
                        .flatMap(version -> forms.find(item, version).stream()))
                .toList();
    }

    boolean latest(ServiceForm form) {
        return forms.current(form.item()).map(ServiceForm::version).orElse(0) == form.version();
    }

    /** @throws ApiProblem 404 when there is none */
    ServiceForm demandForm(String formId) {
        return served().stream()
                .flatMap(listed -> forms(listed.item().code()).stream())
                .filter(form -> id(form).toString().equals(formId))
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(HttpStatus.NOT_FOUND, "api.form-unknown"));
    }

    private List<ListedItem> served() {
        return catalogue.served(LocalDate.now(clock));
    }
}
