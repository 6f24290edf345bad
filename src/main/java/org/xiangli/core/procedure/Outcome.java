package org.xiangli.core.procedure;

/** What a move decides about the resident's request. */
public enum Outcome {
    /** Nothing: the matter is handed on or talked about. */
    NONE,
    GRANTED,
    /** A refusal cannot be published as a move without asking reason and legal basis (R056; 行政许可法 38). */
    REFUSED
}
