package org.xiangli.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xiangli.bench.Recording.Answer;
import org.xiangli.bench.Recording.Call;
import org.xiangli.bench.Recording.Kind;
import org.xiangli.bench.Recording.Param;
import org.xiangli.kernel.Ids;

/**
 * A recorded way that can be walked again and again: what was the same in both recordings stays, what differed is made
 * afresh for each case. So the same rows are written, and none of them twice.
 */
final class Way {

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TOKENS = Pattern.compile(UUIDS + "|[0-9A-Za-z]+|[^0-9A-Za-z]+");

    /** A parameter, or what takes its place in each case. */
    sealed interface Slot {}

    /** The same in every case. */
    record Fixed(Param param) implements Slot {}

    /** An id made for the case: the how-manieth of its kind. */
    record Fresh(int index) implements Slot {}

    /** The resident whose case it is. */
    record Subject() implements Slot {}

    /** Text in which some words are made for the case. */
    record Text(List<Piece> pieces) implements Slot {}

    /** Bytes that must not be the same twice, such as a digest. */
    record Bytes(byte[] pattern) implements Slot {}

    /** @param id how-manieth id of the case; -1 for words, -2 for the resident */
    record Piece(String text, int id, boolean varies) {}

    record Sent(Kind kind, String sql, List<List<Slot>> rows) {}

    record Step(String name, List<Sent> sent, Answer answer, Text location, Text body) {}

    private final Map<UUID, Integer> ids = new HashMap<>();
    private int nextIndex;
    private final UUID firstSubject;
    private final UUID secondSubject;
    private final List<Step> steps = new ArrayList<>();

    /**
     * Compares two recordings.
     *
     * @throws IllegalStateException when they are not of the same way; the message says where they part
     */
    Way(Recording.Pair pair, UUID firstSubject, UUID secondSubject) {
        this.firstSubject = firstSubject;
        this.secondSubject = secondSubject;
        var first = pair.first().exchanges();
        var second = pair.second().exchanges();
        demandSame("exchanges", pair.first().names(), pair.second().names());
        for (var at = 0; at < first.size(); at++) {
            var one = first.get(at);
            var other = second.get(at);
            var where = at + " " + one.name();
            demandSame("statements of exchange " + where, outline(one.calls()), outline(other.calls()));
            var sent = new ArrayList<Sent>();
            for (var number = 0; number < one.calls().size(); number++) {
                sent.add(sent(where, one.calls().get(number), other.calls().get(number)));
            }
            steps.add(new Step(
                    one.name(),
                    sent,
                    one.answer(),
                    text(one.answer().location(), other.answer().location()),
                    knownIds(one.answer().body())));
        }
    }

    List<Step> steps() {
        return steps;
    }

    /** The id of a case by which all its other ids are found again, for example in an address. */
    static UUID family(UUID member) {
        return new UUID(member.getMostSignificantBits(), member.getLeastSignificantBits() & ~0xFFFFL);
    }

    /** A family of its own. Ids made within one millisecond count up and would share one, so its end is drawn at random. */
    static UUID newFamily() {
        var end = ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | Long.MIN_VALUE;
        return family(new UUID(Ids.next().getMostSignificantBits(), end));
    }

    static UUID member(UUID family, int index) {
        return new UUID(family.getMostSignificantBits(), family.getLeastSignificantBits() | (index + 1));
    }

    /** The text as it reads in the case of this family. */
    static String fill(Text text, UUID family, UUID subject) {
        var filled = new StringBuilder();
        for (var piece : text.pieces()) {
            if (piece.id() >= 0) {
                filled.append(member(family, piece.id()));
            } else if (piece.id() == -2) {
                filled.append(subject);
            } else {
                filled.append(piece.varies() ? scramble(piece.text(), family) : piece.text());
            }
        }
        return filled.toString();
    }

    static byte[] fill(Bytes bytes, UUID family) {
        var filled = bytes.pattern().clone();
        var random = new java.util.SplittableRandom(Arrays.hashCode(filled) ^ family.hashCode());
        random.nextBytes(filled);
        return filled;
    }

    private static List<String> outline(List<Call> calls) {
        return calls.stream()
                .map(call -> call.kind() + " " + call.rows().size() + " " + call.sql())
                .toList();
    }

    private static void demandSame(String what, List<String> first, List<String> second) {
        if (!first.equals(second)) {
            throw new IllegalStateException("The two recordings differ in the " + what + ":\n"
                    + first.stream().collect(Collectors.joining("\n")) + "\n---\n"
                    + second.stream().collect(Collectors.joining("\n")));
        }
    }

    private Sent sent(String where, Call one, Call other) {
        var rows = new ArrayList<List<Slot>>();
        for (var row = 0; row < one.rows().size(); row++) {
            var slots = new ArrayList<Slot>();
            for (var at = 0; at < one.rows().get(row).size(); at++) {
                slots.add(slot(
                        where,
                        one.rows().get(row).get(at),
                        other.rows().get(row).get(at)));
            }
            rows.add(slots);
        }
        return new Sent(one.kind(), one.sql(), rows);
    }

    private Slot slot(String where, Param one, Param other) {
        var value = one.value();
        var differs = !Objects.deepEquals(value, other.value());
        if (value instanceof UUID id) {
            if (id.equals(firstSubject) && secondSubject.equals(other.value())) {
                return new Subject();
            }
            return differs || ids.containsKey(id) ? new Fresh(index(id)) : new Fixed(one);
        }
        if (!differs) {
            return new Fixed(one);
        }
        if (value instanceof String text && other.value() instanceof String otherText) {
            return text(text, otherText);
        }
        if (value instanceof byte[] bytes && bytes.length <= 64) {
            return new Bytes(bytes);
        }
        if (value instanceof byte[] || isMoment(value) || isMoment(other.value())) {
            return new Fixed(one);
        }
        throw new IllegalStateException("Exchange " + where + ": no way to vary " + value + " / " + other.value());
    }

    private static boolean isMoment(@Nullable Serializable value) {
        return value instanceof java.time.temporal.Temporal || value instanceof java.util.Date;
    }

    private Text text(String one, String other) {
        var words = TOKENS.matcher(one).results().map(found -> found.group()).toList();
        var others = TOKENS.matcher(other).results().map(found -> found.group()).toList();
        var pieces = new ArrayList<Piece>();
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            var same = at < others.size() && word.equals(others.get(at));
            pieces.add(piece(word, !same));
        }
        return new Text(pieces);
    }

    private Text knownIds(String body) {
        var pieces = new ArrayList<Piece>();
        var from = 0;
        var found = UUIDS.matcher(body);
        while (found.find()) {
            var id = UUID.fromString(found.group());
            if (id.equals(firstSubject) || ids.containsKey(id)) {
                pieces.add(new Piece(body.substring(from, found.start()), -1, false));
                pieces.add(piece(found.group(), true));
                from = found.end();
            }
        }
        pieces.add(new Piece(body.substring(from), -1, false));
        return new Text(pieces);
    }

    private Piece piece(String word, boolean varies) {
        if (UUIDS.matcher(word).matches()) {
            var id = UUID.fromString(word);
            if (id.equals(firstSubject)) {
                return new Piece("", -2, true);
            }
            return varies || ids.containsKey(id) ? new Piece("", index(id), true) : new Piece(word, -1, false);
        }
        return new Piece(word, -1, varies);
    }

    private int index(UUID id) {
        return ids.computeIfAbsent(id, any -> nextIndex++);
    }

    /**
     * Another word of the same shape: digits for digits, letters for letters. A number gets more digits than it had:
     * the counter of a case number is short, and drawn at random it would soon come twice.
     */
    private static String scramble(String word, UUID family) {
        var random = new java.util.SplittableRandom(word.hashCode() * 31L ^ family.hashCode());
        var hexadecimal = word.matches("[0-9a-f]{8,}");
        var scrambled = new StringBuilder(word.length());
        if (word.matches("[0-9]{4,}")) {
            return scrambled.append(random.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L)).toString();
        }
        for (var letter : word.toCharArray()) {
            if (hexadecimal) {
                scrambled.append(Character.forDigit(random.nextInt(16), 16));
            } else if (letter >= '0' && letter <= '9') {
                scrambled.append((char) ('0' + random.nextInt(10)));
            } else if (letter >= 'a' && letter <= 'z') {
                scrambled.append((char) ('a' + random.nextInt(26)));
            } else if (letter >= 'A' && letter <= 'Z') {
                scrambled.append((char) ('A' + random.nextInt(26)));
            } else {
                scrambled.append(letter);
            }
        }
        return scrambled.toString();
    }
}
