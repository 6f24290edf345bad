package org.xiangli.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One kept-alive HTTP/1.1 connection, as thin as it can be: the driver shares the machine with what it drives. Each
 * worker comes from an address of its own in 127/8, since the house limits sign-ins by address.
 */
final class Wire implements AutoCloseable {

    private final int port;
    private final byte[] from;
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private @Nullable OutputStream out;

    Wire(int port, int worker) {
        this.port = port;
        this.from = new byte[] {127, 0, (byte) (1 + worker / 200), (byte) (1 + worker % 200)};
    }

    record Header(String name, String value) {}

    record Reply(int status, List<Header> headers, String body) {

        String header(String name) {
            return headers.stream()
                    .filter(header -> header.name().equals(name))
                    .map(Header::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param form body in form encoding; null for GET */
    Reply send(String path, @Nullable String form, String cookies, int exchange) throws IOException {
        var head = new StringBuilder(form == null ? "GET " : "POST ")
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1:")
                .append(port)
                .append("\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\nX-Exchange: ")
                .append(exchange)
                .append("\r\n");
        if (!cookies.isEmpty()) {
            head.append("Cookie: ").append(cookies).append("\r\n");
        }
        var body = form == null ? new byte[0] : form.getBytes(StandardCharsets.UTF_8);
        if (form != null) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        head.append("\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(body);
        connect();
        var sending = java.util.Objects.requireNonNull(out);
        sending.write(bytes.toByteArray());
        sending.flush();
        return read(java.util.Objects.requireNonNull(in));
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    private void connect() throws IOException {
        if (socket != null) {
            return;
        }
        var fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(60_000);
        fresh.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
        fresh.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        socket = fresh;
        in = new BufferedInputStream(fresh.getInputStream(), 32_768);
        out = fresh.getOutputStream();
    }

    private Reply read(InputStream stream) throws IOException {
        var status = Integer.parseInt(line(stream).substring(9, 12));
        var headers = new ArrayList<Header>();
        for (var line = line(stream); !line.isEmpty(); line = line(stream)) {
            var colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip()));
        }
        var reply = new Reply(status, headers, "");
        var length = reply.header("content-length");
        var body = new ByteArrayOutputStream();
        if (reply.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            for (var size = size(stream); size > 0; size = size(stream)) {
                body.write(exactly(stream, size));
                line(stream);
            }
            line(stream);
        } else if (!length.isEmpty()) {
            body.write(exactly(stream, Integer.parseInt(length)));
        }
        if (reply.header("connection").equalsIgnoreCase("close")) {
            close();
        }
        return new Reply(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private static int size(InputStream stream) throws IOException {
        return Integer.parseInt(line(stream).strip(), 16);
    }

    private static byte[] exactly(InputStream stream, int length) throws IOException {
        var bytes = stream.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The answer ended early");
        }
        return bytes;
    }

    private static String line(InputStream stream) throws IOException {
        var line = new StringBuilder();
        for (var next = stream.read(); next != '\n'; next = stream.read()) {
            if (next < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
