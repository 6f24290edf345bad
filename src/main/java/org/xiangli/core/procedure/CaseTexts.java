package org.xiangli.core.procedure;

import java.util.Map;
import java.util.regex.Pattern;
import org.xiangli.kernel.Refusal;

/** How much may be written into a case. Whoever writes more is told the limit; pages show the text again unshortened. */
final class CaseTexts {

    private static final int MOST_DATA = 40;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 64;

    private CaseTexts() {}

    static void demandFits(Opening opening) {
        demandName("matter", opening.matter());
        demandName("channel", opening.channel());
        demandFits(opening.data());
    }

    static void demandFits(MoveRequest request) {
        demandLength("reason", request.reason());
        request.legalBasis().ifPresent(law -> {
            demandLength("legal-basis", law.source());
            demandLength("legal-basis", law.article());
        });
        demandFits(request.data());
    }

    private static void demandFits(Map<String, String> data) {
        if (data.size() > MOST_DATA) {
            throw new Refusal("case.data-too-many", CaseRules.RECORD, MOST_DATA, data.size());
        }
        data.forEach((key, value) -> {
            if (key.length() > LONGEST_KEY || !KEY.matcher(key).matches()) {
                throw new Refusal("case.data-key", CaseRules.RECORD, LONGEST_KEY);
            }
            demandLength(key, value);
        });
    }

    private static void demandLength(String field, String text) {
        var length = text.codePointCount(0, text.length());
        if (length > CaseEvent.TEXT_LIMIT) {
            throw new Refusal("case.text-too-long", CaseRules.RECORD, field, CaseEvent.TEXT_LIMIT, length);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refusal("case.text-unreadable", CaseRules.RECORD, field);
        }
    }

    private static void demandName(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST_KEY || text.indexOf('\0') >= 0) {
            throw new Refusal("case.name", CaseRules.RECORD, field, LONGEST_KEY);
        }
    }
}
