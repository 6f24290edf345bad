package org.xiangli.core.files;

import java.time.LocalDate;

/**
 * What a letter carries so that it can be checked; its template prints all of it.
 *
 * @param code printed for those who type it in
 * @param address of the page that checks it, for the QR code
 * @param issuedOn the day the letter bears
 */
public record LetterSeal(LetterCode code, String address, LocalDate issuedOn) {

    /** The address as a picture, for the {@code src} of an {@code img}; print it 25 mm wide or more. */
    public String qr() {
        return QrCode.dataUri(address);
    }
}
