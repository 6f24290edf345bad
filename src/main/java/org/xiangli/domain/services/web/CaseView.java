package org.xiangli.domain.services.web;

import java.util.List;
import java.util.Optional;
import org.xiangli.core.files.Attachment;
import org.xiangli.core.page.Form;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.core.procedure.Move;
import org.xiangli.domain.services.Application;
import org.xiangli.domain.services.OwedLetter;
import org.xiangli.domain.services.quality.web.CasePanel;
import org.xiangli.kernel.Money;

/**
 * What a case's page shows.
 *
 * @param idNumber masked
 * @param moves what whoever acts now may do
 * @param most the largest amount whoever acts may grant, where his power was delegated with a limit
 * @param form whether it came with a filled form
 * @param panel what it says of a refusal, a delay and trips
 */
public record CaseView(
        Application application,
        String applicant,
        String idNumber,
        List<CaseEvent> history,
        List<Move> moves,
        List<OwedLetter> letters,
        List<Attachment> files,
        Optional<Money> most,
        boolean form,
        boolean mayRate,
        CasePanel panel) {

    /** The papers as they stand, as a form that notes them anew begins. */
    public Form marks() {
        var form = Form.blank();
        application.papers().lines().forEach(line -> {
            var field = "paper-" + line.material().code();
            form.put(field, line.mark().state().name());
            line.mark().promisedFor().ifPresent(day -> form.put(field + "-day", day.toString()));
        });
        return form;
    }
}
