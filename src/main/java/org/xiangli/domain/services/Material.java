package org.xiangli.domain.services;

import java.util.Optional;
import java.util.Set;

/**
 * A paper an item needs, and how gently it may be asked for.
 *
 * @param code kebab-case, unique in its item
 * @param forms in what form it is accepted; any one of them will do
 * @param kept what the office keeps of it; empty when it is only looked at
 * @param condition when a conditional paper is needed
 * @param eases what may replace having it on the day
 */
public record Material(
        String code,
        Wording name,
        Kind kind,
        Set<Form> forms,
        Optional<Kept> kept,
        Source source,
        Necessity necessity,
        Optional<Wording> condition,
        Set<Ease> eases) {

    /** How many originals and copies stay with the office. */
    public record Kept(int originals, int copies) {}

    /** What sort of paper it is. */
    public enum Kind {
        FORM,
        CERTIFICATE,
        PROOF,
        STATEMENT,
        PHOTO
    }

    /** How the paper is accepted. */
    public enum Form {
        /** Looked at and given back at once: identity and bank cards are never kept. */
        SHOWN,
        /** The original is handed in. */
        ORIGINAL,
        COPY,
        ELECTRONIC
    }

    /** Where it comes from. */
    public enum Source {
        /** The applicant has or writes it. */
        APPLICANT,
        /** A blank form the window hands out. */
        FORM_OF_OFFICE,
        /** Another office has issued it to the applicant. */
        OTHER_OFFICE,
        /** Offices share it among themselves; the applicant may not be asked for it (国令716 第7条). */
        SHARED
    }

    /** Whether the applicant must bring it. */
    public enum Necessity {
        REQUIRED,
        CONDITIONAL,
        /** Nobody brings it: the office looks it up. It is listed so that the applicant knows what is looked at. */
        LOOKED_UP
    }

    /** What may replace having the paper on the day. */
    public enum Ease {
        /** 容缺受理: may follow by a promised day. */
        LATER,
        /** 告知承诺: a written promise replaces it for good. */
        PROMISE,
        /** An electronic certificate is as good as the paper (国令716 第10条). */
        E_CERTIFICATE
    }

    /** How many originals the office keeps. */
    public int originals() {
        return kept.map(Kept::originals).orElse(0);
    }

    /** How many copies the office keeps. */
    public int copies() {
        return kept.map(Kept::copies).orElse(0);
    }

    /** Whether an applicant can be asked to bring this paper at all. */
    public boolean asked() {
        return necessity != Necessity.LOOKED_UP;
    }
}
