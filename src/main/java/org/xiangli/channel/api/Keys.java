package org.xiangli.channel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.xiangli.core.access.Acting;
import org.xiangli.kernel.Ids;

/** Names that stay the same for whoever asks again. */
public final class Keys {

    private Keys() {}

    /** The key a program gave its write, as the desks want it; a fresh one when it gave none. */
    public static UUID of(HttpServletRequest request) {
        var key = request.getHeader(Repeats.KEY);
        return key == null || key.isBlank()
                ? Ids.next()
                : named(Acting.current().account() + "/" + key.strip());
    }

    /** An id made of a name, the same on every machine. */
    public static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
