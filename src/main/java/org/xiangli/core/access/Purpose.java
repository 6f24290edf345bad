package org.xiangli.core.access;

/** What a person's data is read for: a closed list (个人信息保护法 6: a clear and reasonable purpose). */
public enum Purpose {
    /** Handling a matter the person has asked for; the case is named with it. */
    HANDLE_MATTER,
    /** Finding the person who stands at the window, before a case exists. */
    IDENTIFY_APPLICANT,
    /** Keeping the register of residents and households true. */
    KEEP_REGISTER,
    /** The person reads his own data. */
    OWN_DATA,
    /** Somebody acts for the person under a mandate of hers, from an account of his own. */
    UNDER_MANDATE,
    /** Answering a person's question about who looked (个人信息保护法 50). */
    ANSWER_CONTEST
}
