package org.xiangli.channel.api.open311;

/** What the standard answers when it cannot do what was asked: a code, which is the HTTP status too, and words. */
class Fault extends RuntimeException {

    private final int code;

    private Fault(int code, String description) {
        super(description);
        this.code = code;
    }

    /** Something is missing or wrong; the words say what. */
    static Fault wrong(String description) {
        return new Fault(400, description);
    }

    static Fault noKey(String description) {
        return new Fault(403, description);
    }

    static Fault unknown(String description) {
        return new Fault(404, description);
    }

    static Fault tooMany() {
        return new Fault(429, "too many requests, try again in a minute");
    }

    int code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
