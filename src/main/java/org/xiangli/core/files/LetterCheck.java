package org.xiangli.core.files;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What anyone who holds a letter learns from its code, nobody's name among it.
 *
 * @param sha256 of the PDF, 64 hexadecimal digits: who has the file can see that it is the one issued
 * @param revokedOn the day it was revoked; empty while it is valid
 */
public record LetterCheck(
        String title, String office, LocalDate issuedOn, String sha256, Optional<LocalDate> revokedOn) {

    public boolean isValid() {
        return revokedOn.isEmpty();
    }
}
