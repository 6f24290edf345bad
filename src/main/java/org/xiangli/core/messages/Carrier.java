package org.xiangli.core.messages;

import java.util.Locale;
import java.util.UUID;

/**
 * A gateway that takes messages out of the house: one bean for texts, one for calls. There is none by default; then the
 * messages stay in the inbox and on the window's list, and say so.
 */
public interface Carrier {

    /** {@link Channel#TEXT} or {@link Channel#VOICE}. */
    Channel channel();

    /**
     * Hands a message to the gateway, outside any transaction and within a minute. It may be called again with the same
     * id after a crash; a gateway that knows such keys delivers once.
     *
     * <p>An exception means the same as {@link Outcome#TRY_LATER}; its text is not kept.
     */
    Outcome carry(Outgoing message);

    /** What became of it. */
    enum Outcome {
        /** The gateway answers for it now. */
        TAKEN,
        /** Not now; it is offered again with growing pauses. */
        TRY_LATER,
        /** Never: a number out of use, or a resident who wants no texts. The window tells her. */
        REFUSED
    }

    /**
     * @param id the same at each attempt
     * @param destination plain digits
     * @param text within the limit; the rest of a longer message is in the inbox
     */
    record Outgoing(UUID id, String destination, String text, Locale language) {

        /** Without number and text, for logs. */
        @Override
        public String toString() {
            return "Outgoing[" + id + "]";
        }
    }
}
