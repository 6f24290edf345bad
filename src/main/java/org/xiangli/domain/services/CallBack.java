package org.xiangli.domain.services;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.xiangli.kernel.DivisionCode;

/**
 * A call the township owes a resident who was badly served.
 *
 * @param dueOn last working day
 * @param finding what was found and done; empty while the call is owed
 */
public record CallBack(
        UUID application,
        DivisionCode village,
        LocalDate openedOn,
        LocalDate dueOn,
        Optional<LocalDate> doneOn,
        Optional<String> finding) {}
