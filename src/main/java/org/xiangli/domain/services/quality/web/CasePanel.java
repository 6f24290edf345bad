package org.xiangli.domain.services.quality.web;

import java.util.List;
import java.util.Optional;
import org.xiangli.core.procedure.CaseEvent;
import org.xiangli.domain.services.quality.Delays;
import org.xiangli.domain.services.quality.Outcomes;

/**
 * What a case's page says of a refusal, a delay and trips (R056, R047).
 *
 * @param refusal the step that refused, while its refusal stands
 * @param outcome with the appeal
 * @param delays what was said about delays, the latest first
 * @param mayExplain whether whoever acts holds a late matter nobody has explained
 * @param mayAppeal whether whoever acts may appeal now
 * @param trips what was noted
 * @param mayNoteTrips whether whoever acts is to be asked
 * @param redo what was badly done, what was done about it, and that it was settled, in order; the latest round only
 * @param mayRedo whether whoever acts is to say what was done
 */
public record CasePanel(
        Optional<CaseEvent> refusal,
        Optional<Outcomes.Outcome> outcome,
        List<Delays.Note> delays,
        boolean mayExplain,
        boolean mayAppeal,
        Optional<Integer> trips,
        boolean mayNoteTrips,
        List<CaseEvent> redo,
        boolean mayRedo) {}
