package org.xiangli.domain.services.admission;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiangli.domain.services.LocalWay;
import org.xiangli.kernel.DivisionCode;

/** Lets a receipt say by which version of the village's own guide a matter was taken in (R036). */
@Component
class VillageWay implements LocalWay {

    private final LocalisationDesk desk;

    VillageWay(LocalisationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Optional<Integer> version(String item, DivisionCode village, LocalDate on) {
        return desk.inUse(village, item, on).map(Localisation::version);
    }
}
