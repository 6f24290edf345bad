package org.xiangli.core.keys;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * A county's keys at hand. What it seals begins with the form of the bytes (1) and the generation (two bytes), and is
 * bound to county, field and person: copied to another row it does not open.
 */
public final class KeyRing {

    private static final byte FORM = 1;
    private static final int HEAD = 3;
    private static final int INDEX = 16;

    private final String county;
    private final List<Generation> generations;

    KeyRing(String county, List<Generation> generations) {
        this.county = county;
        this.generations = List.copyOf(generations);
    }

    /** For migrations: the ring of a county over a connection that has it bound; its first key is made when none is. */
    public static KeyRing over(Connection connection, String county, MasterKeys masters) throws SQLException {
        var there = KeyShelf.read(connection, county, masters);
        if (there.isEmpty()) {
            var now = Instant.now();
            KeyShelf.add(connection, county, masters, now, now);
            there = KeyShelf.read(connection, county, masters);
        }
        return new KeyRing(county, there);
    }

    /** @param person whose the value is */
    public byte[] seal(SealedField field, UUID person, String plain, Instant now) {
        var generation = current(now);
        var sealed = generation
                .suite()
                .seal(generation.sealing(), plain.getBytes(StandardCharsets.UTF_8), bound(field, person));
        var bytes = new byte[HEAD + sealed.length];
        bytes[0] = FORM;
        bytes[1] = (byte) (generation.id() >> 8);
        bytes[2] = (byte) generation.id();
        System.arraycopy(sealed, 0, bytes, HEAD, sealed.length);
        return bytes;
    }

    /** @throws Suite.Unopened when the bytes were changed, or belong to another field or person */
    String open(SealedField field, UUID person, byte[] sealed) {
        if (sealed.length < HEAD || sealed[0] != FORM || !knows(sealed)) {
            throw new Suite.Unopened();
        }
        var generation = find(generationOf(sealed));
        return new String(
                generation.suite().open(generation.sealing(), sealed, HEAD, bound(field, person)),
                StandardCharsets.UTF_8);
    }

    /** Under what a value is found again now: 16 bytes. */
    public byte[] index(SealedField field, String plain, Instant now) {
        return index(current(now), field, plain);
    }

    /** Under what it may be found while keys change: one per generation that is not retired, the current one first. */
    List<byte[]> indexes(SealedField field, String plain, Instant now) {
        var current = current(now);
        return generations.stream()
                .filter(generation -> generation.retiredAt() == null)
                .sorted((one, other) -> Boolean.compare(other == current, one == current))
                .map(generation -> index(generation, field, plain))
                .toList();
    }

    boolean knows(byte[] sealed) {
        return sealed.length >= HEAD
                && generations.stream().anyMatch(generation -> generation.id() == generationOf(sealed));
    }

    boolean isEmpty() {
        return generations.isEmpty();
    }

    List<Generation> generations() {
        return generations;
    }

    /** The youngest whose time has come. */
    Generation current(Instant now) {
        return generations.reversed().stream()
                .filter(generation -> !generation.currentFrom().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("County " + county + " has no key that is in force"));
    }

    static short generationOf(byte[] sealed) {
        return (short) ((sealed[1] & 0xff) << 8 | sealed[2] & 0xff);
    }

    private Generation find(short id) {
        return generations.stream()
                .filter(generation -> generation.id() == id)
                .findFirst()
                .orElseThrow(Suite.Unopened::new);
    }

    private static byte[] index(Generation generation, SealedField field, String plain) {
        return Arrays.copyOf(
                generation
                        .suite()
                        .digest(generation.indexing(), (field.name() + '\0' + plain).getBytes(StandardCharsets.UTF_8)),
                INDEX);
    }

    private byte[] bound(SealedField field, UUID person) {
        return (county + '|' + field.name() + '|' + person).getBytes(StandardCharsets.UTF_8);
    }
}
