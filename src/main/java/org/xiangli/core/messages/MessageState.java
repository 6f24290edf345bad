package org.xiangli.core.messages;

/** How far a message has come. It says what is known: without a gateway a text message stays queued. */
public enum MessageState {
    /** In the inbox; the text message, call or paper has not gone out. */
    QUEUED,
    /** In the inbox for {@link Channel#IN_APP}; taken by the gateway; handed over at the window. */
    SENT,
    /** The gateway refused it or could not be reached; the window tells the resident. */
    FAILED,
    /** Opened in the inbox; nothing more is sent. */
    READ
}
