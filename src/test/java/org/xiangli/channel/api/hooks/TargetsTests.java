package org.xiangli.channel.api.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xiangli.kernel.Refusal;

/** Where events may not go. No name is asked of the real internet: names of the tests resolve here. */
class TargetsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook.example.org",
                "http://hook.example.org/",
                "ftp://hook.example.org/",
                "file:///etc/passwd",
                "https://user:secret@hook.example.org/",
                "https://hook.example.org/#part",
                "https:///nothing",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://0x7f.0.0.1/",
                "https://127.0.0.1./",
                "https://localhost/",
                "https://hook_example.org/",
                "https://ex ample.org/"
            })
    void whatIsNoSuchAddressIsRefused(String url) {
        assertThatThrownBy(() -> Targets.strict(answering("203.0.114.7")).demand(url))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("api.hook-url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.255.255.254/",
                "https://0.0.0.0/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://100.127.255.255/",
                "https://192.0.0.8/",
                "https://198.18.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::127.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fec0::1]/",
                "https://[fc00::1]/",
                "https://[fd12:3456::1]/",
                "https://[ff02::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:7f00:1::]/",
                "https://[2001:db8::1]/"
            })
    @DisplayName("a target on loopback, link-local or a private network is refused, however it is written")
    void anAddressThatIsNotPublicIsRefused(String url) {
        assertThatThrownBy(
                        () -> Targets.strict(SystemDefaultDnsResolver.INSTANCE).demand(url))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("api.hook-target"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://172.15.255.255/",
                "https://172.32.0.0/",
                "https://100.63.255.255/",
                "https://100.128.0.0/",
                "https://9.255.255.255/x?y=z",
                "https://[2400:3200::1]:8443/hook"
            })
    void thePublicNeighboursOfPrivateNetworksAreTaken(String url) {
        assertThat(Targets.strict().demand(url).toString()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "::1", "fd00::1", "169.254.1.1"})
    void aNameThatResolvesToAPrivateAddressIsRefused(String address) {
        assertThatThrownBy(() -> Targets.strict(answering(address)).demand("https://hook.example.org/"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void oneBadAddressAmongGoodOnesSpoilsTheName() {
        assertThatThrownBy(() ->
                        Targets.strict(answering("203.0.114.7", "127.0.0.1")).demand("https://hook.example.org/"))
                .isInstanceOf(Refusal.class);
        assertThat(Targets.strict(answering("203.0.114.7")).demand("https://hook.example.org/"))
                .isNotNull();
    }

    @Test
    void aNameThatTurnsPrivateAfterTheCheckIsNotConnectedTo() {
        var turns = new DnsResolver() {

            private int asked;

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return new InetAddress[] {InetAddress.getByName(asked++ == 0 ? "203.0.114.7" : "127.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        var targets = Targets.strict(turns);
        assertThat(targets.demand("https://hook.example.org/")).isNotNull();
        assertThatThrownBy(() -> targets.resolve("hook.example.org")).isInstanceOf(UnknownHostException.class);
    }

    static DnsResolver answering(String... addresses) {
        return new DnsResolver() {

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                var found = new InetAddress[addresses.length];
                for (var number = 0; number < addresses.length; number++) {
                    found[number] = InetAddress.getByName(List.of(addresses).get(number));
                }
                return found;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }
}
