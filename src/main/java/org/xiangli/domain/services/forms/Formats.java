package org.xiangli.domain.services.forms;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.xiangli.kernel.IdNumber;
import org.xiangli.kernel.Refusal;

/** The formats a form may name beyond those of JSON Schema, each as the kernel reads it. */
final class Formats {

    static final String ID_NUMBER = "id-number";
    static final String PHONE = "phone";
    static final String PAST_DATE = "past-date";
    static final String ACCOUNT = "account-number";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,30}");
    private static final LocalDate EARLIEST = LocalDate.of(1880, 1, 1);

    private Formats() {}

    static List<Format> all(Supplier<LocalDate> today) {
        return List.of(
                new Named(ID_NUMBER, Formats::isIdNumber),
                new Named(PHONE, PhoneFormat::fits),
                new Named(ACCOUNT, text -> DIGITS.matcher(text.replace(" ", "")).matches()),
                new Named(PAST_DATE, text -> isPast(text, today.get())));
    }

    private static boolean isIdNumber(String text) {
        try {
            return !IdNumber.of(text).value().isEmpty();
        } catch (Refusal wrong) {
            return false;
        }
    }

    /** A day there was, not after today. */
    private static boolean isPast(String text, LocalDate today) {
        try {
            var day = LocalDate.parse(text);
            return !day.isAfter(today) && !day.isBefore(EARLIEST);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private record Named(String getName, Predicate<String> fits) implements Format {

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return fits.test(value);
        }
    }
}
