package org.xiangli.core.procedure;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads procedures from YAML, one to a file, as domain rooms ship them. What the file says is taken literally: an
 * unknown key, a wrong type or a misspelt choice is an error with file, line and path, never a default.
 *
 * <pre>{@code
 * code: pension-registration
 * version: 1
 * promised: true                     # cases carry a promised number of working days
 * opened-by: [village-clerk, resident]
 * steps:                             # the first is where cases begin
 *   - {key: window, phase: SUBMITTED, post: village-clerk, clock: STOPPED}
 *   - {key: review, phase: IN_REVIEW, post: township-officer, clock: RUNS, limit: 3}
 * moves:
 *   - key: turn-away
 *     from: [window]                 # one step or several
 *     to: not-accepted
 *     by: village-clerk              # without it, the post of the step
 *     requires: [reason, legal-basis]
 *     outcome: REFUSED               # GRANTED or REFUSED into DECIDED, REFUSED into NOT_ACCEPTED
 *     gates: [SOME.RULE]
 *     letter: not-accepted
 *     not-by-actor-of: [opened]      # four eyes
 * }</pre>
 */
public final class ProcedureReader {

    /** A file that is not a procedure; the message begins with file, line and path. */
    public static class UnreadableProcedure extends IllegalArgumentException {

        UnreadableProcedure(String message, Throwable cause) {
            super(message, cause);
        }

        UnreadableProcedure(String message) {
            super(message);
        }
    }

    private ProcedureReader() {}

    /** Reads a file that lies beside a class of the room, for example {@code procedures/village-assist.yaml}. */
    public static Procedure read(Class<?> room, String file) {
        try (var stream = room.getResourceAsStream(file)) {
            if (stream == null) {
                throw new UnreadableProcedure(file + ": no such file beside " + room.getSimpleName());
            }
            return read(file, stream);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Reads one procedure. Whether it may be published is asked later, when all its rules are known. */
    public static Procedure read(String file, InputStream stream) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            var node = yaml.compose(new InputStreamReader(stream, StandardCharsets.UTF_8));
            if (node == null) {
                throw new UnreadableProcedure(file + ": the file is empty");
            }
            return procedure(new YamlPart(file, "procedure", node));
        } catch (MarkedYAMLException problem) {
            var mark = problem.getProblemMark();
            var line = mark == null ? "" : " line " + (mark.getLine() + 1);
            throw new UnreadableProcedure(file + line + ": " + problem.getProblem(), problem);
        }
    }

    private static Procedure procedure(YamlPart file) {
        var parts = file.parts(Set.of("code", "version", "promised", "opened-by", "steps", "moves"));
        return new Procedure(
                need(parts, file, "code").text(),
                need(parts, file, "version").number(),
                need(parts, file, "promised").truth(),
                posts(parts.get("opened-by")),
                need(parts, file, "steps").items().stream()
                        .map(ProcedureReader::step)
                        .toList(),
                need(parts, file, "moves").items().stream()
                        .flatMap(ProcedureReader::moves)
                        .toList());
    }

    private static Step step(YamlPart step) {
        var parts = step.parts(Set.of("key", "phase", "post", "clock", "limit"));
        return new Step(
                need(parts, step, "key").text(),
                need(parts, step, "phase").choice(Phase.class),
                new PostRef(need(parts, step, "post").text()),
                need(parts, step, "clock").choice(Clocking.class),
                Optional.ofNullable(parts.get("limit")).map(YamlPart::number).orElse(0));
    }

    /** A move may be written once for several steps it leads out of. */
    private static Stream<Move> moves(YamlPart move) {
        var parts = move.parts(
                Set.of("key", "from", "to", "by", "requires", "outcome", "gates", "letter", "not-by-actor-of"));
        var requires = strings(parts.get("requires"));
        if (!Set.of("reason", "legal-basis").containsAll(requires)) {
            throw need(parts, move, "requires").wrong("may name reason and legal-basis only");
        }
        return strings(need(parts, move, "from")).stream()
                .map(from -> new Move(
                        need(parts, move, "key").text(),
                        from,
                        need(parts, move, "to").text(),
                        posts(parts.get("by")),
                        requires.contains("reason"),
                        requires.contains("legal-basis"),
                        Optional.ofNullable(parts.get("outcome"))
                                .map(part -> part.choice(Outcome.class))
                                .orElse(Outcome.NONE),
                        strings(parts.get("gates")),
                        Optional.ofNullable(parts.get("letter")).map(YamlPart::text),
                        strings(parts.get("not-by-actor-of"))));
    }

    private static List<PostRef> posts(@Nullable YamlPart part) {
        return strings(part).stream().map(PostRef::new).toList();
    }

    /** One word or a list of words; nothing is an empty list. */
    private static List<String> strings(@Nullable YamlPart part) {
        if (part == null) {
            return List.of();
        }
        return part.isList() ? part.items().stream().map(YamlPart::text).toList() : List.of(part.text());
    }

    private static YamlPart need(Map<String, YamlPart> parts, YamlPart whole, String key) {
        var part = parts.get(key);
        if (part == null) {
            throw whole.wrong("has no '" + key + "'");
        }
        return part;
    }
}
