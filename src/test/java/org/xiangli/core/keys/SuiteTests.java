package org.xiangli.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xiangli.core.keys.Suite.Unopened;

class SuiteTests {

    private static final byte[] PLAIN = "00000019660308001X".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BOUND = "222405|people.resident.id_number".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource
    void opensWhatItSealed(Suite suite) {
        var key = Suite.random(suite.keyLength());
        var sealed = suite.seal(key, PLAIN, BOUND);
        assertThat(suite.open(key, sealed, 0, BOUND)).isEqualTo(PLAIN);
        assertThat(suite.seal(key, PLAIN, BOUND)).as("no two are alike").isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @EnumSource
    void refusesEachChangedByte(Suite suite) {
        var key = Suite.random(suite.keyLength());
        for (var at = 0; at < Suite.NONCE + PLAIN.length + 16; at++) {
            var sealed = suite.seal(key, PLAIN, BOUND);
            sealed[at] ^= 1;
            assertThatThrownBy(() -> suite.open(key, sealed, 0, BOUND)).isInstanceOf(Unopened.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnotherKeyAnotherPlaceAndAPiece(Suite suite) {
        var key = Suite.random(suite.keyLength());
        var sealed = suite.seal(key, PLAIN, BOUND);
        assertThatThrownBy(() -> suite.open(Suite.random(suite.keyLength()), sealed, 0, BOUND))
                .isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> suite.open(key, sealed, 0, PLAIN)).isInstanceOf(Unopened.class);
        assertThatThrownBy(() -> suite.open(key, new byte[5], 0, BOUND)).isInstanceOf(Unopened.class);
    }

    /** RFC 8998, A.1. */
    @Test
    void sealsByTheNationalStandardAsOthersDo() {
        var hex = HexFormat.of();
        var sealed = hex.parseHex("00001234567800000000abcd"
                + "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
        assertThat(Suite.NATIONAL.open(
                        hex.parseHex("0123456789abcdeffedcba9876543210"),
                        sealed,
                        0,
                        hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2")))
                .isEqualTo(hex.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));
    }

    /** RFC 4231, test case 2. */
    @Test
    void digestsAsOthersDo() {
        assertThat(Suite.INTERNATIONAL.digest(
                        "Jefe".getBytes(StandardCharsets.UTF_8),
                        "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
                .asHexString()
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
