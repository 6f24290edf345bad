package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.core.procedure.CaseFile;

/**
 * A resident's application: the case it runs as, the item as the case cites it, and what the desk keeps beside it.
 *
 * @param phone where she is told
 * @param mandate under which an agent acts for her
 * @param deliveredOn the day the result reached her
 */
public record Application(
        CaseFile file,
        ListedItem listed,
        Channel channel,
        Optional<String> phone,
        Locale language,
        Optional<UUID> mandate,
        PaperSheet papers,
        Optional<LocalDate> deliveredOn) {

    public UUID id() {
        return file.id();
    }

    public Item item() {
        return listed.item();
    }

    Application at(CaseFile later) {
        return new Application(later, listed, channel, phone, language, mandate, papers, deliveredOn);
    }

    Application with(PaperSheet sheet) {
        return new Application(file, listed, channel, phone, language, mandate, sheet, deliveredOn);
    }
}
