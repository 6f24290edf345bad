package org.xiangli.core.files;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one letter may take in besides its own text: pictures written into it ({@code data:image/…}), and style sheets
 * and pictures packed with the program ({@code classpath:org/xiangli/…}). Everything else is refused unread and noted.
 */
final class LetterSources implements FSStreamFactory {

    private static final Pattern WRITTEN_IN = Pattern.compile("data:image/(png|jpeg);base64,.*", Pattern.DOTALL);
    private static final Pattern OWN = Pattern.compile("classpath:(org/xiangli(?:/[A-Za-z0-9_-]+)+\\.(?:css|png|jpg))");

    private final Set<String> refused = new TreeSet<>();

    boolean allows(String uri, ExternalResourceType type) {
        var allowed = OWN.matcher(uri).matches() || WRITTEN_IN.matcher(uri).matches();
        if (!allowed) {
            refuse(uri, type.name());
        }
        return allowed;
    }

    /** Opens an own resource; the press asks here for every scheme but {@code data:}. */
    @Override
    public FSStream getUrl(String uri) {
        var own = OWN.matcher(uri);
        if (!own.matches()) {
            refuse(uri, "STREAM");
            return new Opened(InputStream.nullInputStream());
        }
        var resource = LetterSources.class.getClassLoader().getResourceAsStream(own.group(1));
        if (resource == null) {
            throw new IllegalArgumentException("The letter asks for a resource that is not there: " + uri);
        }
        try (resource) {
            return new Opened(new ByteArrayInputStream(resource.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws when the letter asked for anything from outside; a letter with a hole in it is not handed out. */
    void demandNothingRefused() {
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException("A letter takes nothing in from outside; refused: " + refused);
        }
    }

    /** Only scheme and use are noted: the rest of an address may be personal. */
    private void refuse(String uri, String use) {
        var colon = uri.indexOf(':');
        refused.add(use + " " + (colon > 0 && colon < 12 ? uri.substring(0, colon + 1) : "relative address"));
    }

    private record Opened(InputStream stream) implements FSStream {

        @Override
        public InputStream getStream() {
            return stream;
        }

        @Override
        public Reader getReader() {
            return new InputStreamReader(stream, StandardCharsets.UTF_8);
        }
    }
}
