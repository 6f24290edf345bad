package org.xiangli.channel.terminal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.xiangli.kernel.RuleRef;

/** What the terminal stands on, the codes of its numbers in the rule book, and how it keeps secrets. */
final class TerminalLaw {

    static final RuleRef REGISTER = new RuleRef("TERMINAL.REGISTER", "Xiangli R049", "");

    /** Only what is needed, and only as long as it is needed. */
    static final RuleRef WIPED = new RuleRef("TERMINAL.SESSION", "个人信息保护法", "第6条、第19条");

    static final String IDLE = "TERMINAL.SESSION.IDLE";
    static final String MISSING = "TERMINAL.HEARTBEAT.MISSING";
    static final String PAPER = "TERMINAL.PAPER.LOW";
    static final String CODE = "TERMINAL.CODE.LIFE";

    private TerminalLaw() {}

    static String digest(String secret) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
