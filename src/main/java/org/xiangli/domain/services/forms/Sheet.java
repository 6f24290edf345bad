package org.xiangli.domain.services.forms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiangli.domain.services.PaperMark;
import org.xiangli.kernel.DivisionCode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form as a resident has filled it in so far.
 *
 * @param formVersion the version her answers are checked against
 * @param changedFrom the version she began with, when the form has changed since
 * @param papers what she said of each paper
 * @param fromRegister names of the answers the register gave; known once it is handed in
 * @param caseId the case it was handed in for; a draft has none
 */
public record Sheet(
        UUID id,
        DivisionCode village,
        UUID resident,
        String item,
        int formVersion,
        Optional<Integer> changedFrom,
        ObjectNode answers,
        Map<String, PaperMark> papers,
        Set<String> fromRegister,
        Instant startedAt,
        Instant touchedAt,
        Optional<UUID> caseId) {

    public boolean draft() {
        return caseId.isEmpty();
    }

    /** Names nobody and tells no answer. */
    @Override
    public String toString() {
        return "Sheet[" + id + "]";
    }
}
