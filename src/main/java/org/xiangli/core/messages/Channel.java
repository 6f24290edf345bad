package org.xiangli.core.messages;

/** The way a message goes besides the inbox, where it always is. */
public enum Channel {
    /** The inbox only. */
    IN_APP,
    /** A text message to a mobile telephone. */
    TEXT,
    /** Paper, printed and handed over at the village window: for residents without a mobile telephone. */
    LETTER,
    /** A call, by a gateway or by the clerk: for those who do not read. */
    VOICE
}
