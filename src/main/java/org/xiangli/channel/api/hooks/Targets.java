package org.xiangli.channel.api.hooks;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * Where an event may be sent: over TLS, to a public address. A name is resolved here and the connection goes to the very
 * address that was looked at, so a name that resolves otherwise a moment later leads nowhere.
 */
public final class Targets implements DnsResolver {

    static final RuleRef RULE = new RuleRef("API.HOOK.TARGET", "GB/T 22239-2019", "8.1.3.2");

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern NUMERIC = Pattern.compile("(0x[0-9a-f]+|[0-9]+)(\\.(0x[0-9a-f]+|[0-9]+))*\\.?");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Timeout PATIENCE = Timeout.of(10, TimeUnit.SECONDS);

    private final DnsResolver names;
    private final Predicate<InetAddress> permitted;
    private final boolean plain;

    /** @param plain whether an unencrypted target is taken, for tests */
    public Targets(DnsResolver names, Predicate<InetAddress> permitted, boolean plain) {
        this.names = names;
        this.permitted = permitted;
        this.plain = plain;
    }

    /** The house's own: TLS and public addresses only. */
    public static Targets strict() {
        return strict(SystemDefaultDnsResolver.INSTANCE);
    }

    static Targets strict(DnsResolver names) {
        return new Targets(names, Targets::isPublic, false);
    }

    /** A client that connects to nothing else, follows nobody, remembers nothing, and waits ten seconds. */
    public CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(this)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(PATIENCE).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Checks an address before it is kept and again before each delivery.
     *
     * @throws Refusal {@code api.hook-url} for what is no such address, {@code api.hook-target} for one that is not public
     */
    public URI demand(String text) {
        var uri = parse(text);
        var host = host(uri);
        try {
            resolve(host);
        } catch (UnknownHostException unknown) {
            throw new Refusal("api.hook-target", RULE);
        }
        return uri;
    }

    /** The addresses of a name, if every one of them may be used; one that may not spoils the name. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.resolve(host);
        if (found.length == 0 || !Arrays.stream(found).allMatch(permitted)) {
            throw new UnknownHostException("Not a public address");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private URI parse(String text) {
        try {
            var uri = URI.create(text.strip());
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if ((scheme.equals("https") || (plain && scheme.equals("http")))
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getHost() != null
                    && text.length() <= 500) {
                return uri;
            }
        } catch (IllegalArgumentException broken) {
            // said below
        }
        throw new Refusal("api.hook-url", RULE);
    }

    /** The host in a form that means one thing only: 2130706433, 0x7f.1 and 127.1 are other words for 127.0.0.1. */
    private static String host(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        var numeric = NUMERIC.matcher(host).matches();
        if (numeric ? !DOTTED.matcher(host).matches() : !NAME.matcher(host).matches()) {
            throw new Refusal("api.hook-url", RULE);
        }
        return host;
    }

    /** Whether an address is one of the public internet, whatever it is wrapped in. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return address instanceof Inet6Address six ? isPublic(six.getAddress()) : isPublic4(address.getAddress());
    }

    private static boolean isPublic4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        var third = bytes[2] & 0xff;
        return !(first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && second == 168)
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 192 && second == 88 && third == 99)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113));
    }

    /** Only 2000::/3 is handed out, and in it neither tunnels to IPv4 nor the addresses of books. */
    private static boolean isPublic(byte[] bytes) {
        var first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        var second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        var global = (first & 0xe000) == 0x2000;
        var tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
        var book = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
        return global && !tunnel && !book;
    }
}
