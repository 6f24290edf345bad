package org.xiangli.core.access;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/** Passwords are kept as Argon2id digests (19 MiB, two passes); long ones are welcome, guessable ones are not. */
@Component
class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 200;
    private static final RuleRef RULE = new RuleRef("ACCESS.PASSWORD", "GB/T 22239-2019", "8.1.4.1");

    private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final String nobody = encoder.encode("nobody has this password");

    /** @throws Refusal {@code password.length} or {@code password.guessable} */
    String digest(String password, String login) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Refusal("password.length", RULE, SHORTEST, LONGEST);
        }
        if (password.chars().distinct().count() < 5
                || password.toLowerCase(java.util.Locale.ROOT).contains(login)) {
            throw new Refusal("password.guessable", RULE);
        }
        return encoder.encode(password);
    }

    boolean matches(String password, String digest) {
        return password.length() <= LONGEST && encoder.matches(password, digest);
    }

    /** Takes as long as a real check, so that an unknown login cannot be told from a wrong password. */
    void pretend(String password) {
        matches(password, nobody);
    }
}
