package org.xiangli.domain.services.admission;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.stereotype.Component;
import org.xiangli.core.access.Acting;
import org.xiangli.core.files.FileStore;
import org.xiangli.core.files.IssuedLetter;
import org.xiangli.core.people.RegisterDesk;
import org.xiangli.core.store.Bound;
import org.xiangli.core.store.Reach;
import org.xiangli.core.territory.Territory;
import org.xiangli.domain.services.Catalogue;
import org.xiangli.domain.services.FirstItems;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ServiceDesk;
import org.xiangli.kernel.DivisionCode;

/** Gives each test a county of its own that is on no map, with the packaged catalogue in force. */
@Component
class Prefecture {

    private static final AtomicInteger NUMBERS = new AtomicInteger(941_000);

    final AdmissionDesk desk;
    final Hearing hearing;
    final ServiceDesk services;
    final RegisterDesk register;
    final Clock clock;
    final Shipped catalogue;

    private final Catalogue published;
    private final Territory territory;
    private final FileStore files;

    /** The items that come with the house. */
    record Shipped(List<Item> items) {

        Item shippedItem(String code) {
            return items.stream()
                    .filter(item -> item.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    Prefecture(
            AdmissionDesk desk,
            Hearing hearing,
            ServiceDesk services,
            RegisterDesk register,
            Catalogue published,
            Territory territory,
            FileStore files,
            Clock clock) {
        this.desk = desk;
        this.hearing = hearing;
        this.services = services;
        this.register = register;
        this.published = published;
        this.territory = territory;
        this.files = files;
        this.clock = clock;
        this.catalogue = new Shipped(FirstItems.ten());
    }

    County open() {
        var number = Integer.toString(NUMBERS.incrementAndGet());
        var villages = List.of(
                DivisionCode.of(number + "101201"),
                DivisionCode.of(number + "101202"),
                DivisionCode.of(number + "101203"));
        return publish(new County(this, DivisionCode.of(number + "101"), villages));
    }

    /** 龙井市, whose villages are on the map. */
    County openReal() {
        territory.loadVillages(DivisionCode.of("22"));
        var today = LocalDate.now(clock);
        var township = territory.children(DivisionCode.of("222405"), today).stream()
                .map(division -> division.code())
                .filter(code -> territory.children(code, today).size() > 2)
                .findFirst()
                .orElseThrow();
        var villages = territory.children(township, today).stream()
                .map(division -> division.code())
                .limit(3)
                .toList();
        return publish(new County(this, township, villages));
    }

    String text(Acting reader, IssuedLetter letter) {
        var content = reader.call(() -> files.open(letter.attachment().id())).content();
        try (var document = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(document).replaceAll("\\R", "");
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    private County publish(County county) {
        Bound.run(Reach.ofCounty(county.code.value()), () -> {
            if (published.history().isEmpty()) {
                published.publish(UUID.randomUUID(), catalogue.items(), LocalDate.now(clock), "", new UUID(0, 0));
            }
        });
        return county;
    }
}
