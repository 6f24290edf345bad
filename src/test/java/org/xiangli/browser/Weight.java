package org.xiangli.browser;

import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;

/** A first visit over a weak network: at most three requests and 60 KB over the wire, style included. */
final class Weight {

    static final int MOST_REQUESTS = 3;
    static final long MOST_BYTES = 60 * 1024L;

    private final List<String> asked = new ArrayList<>();
    private final List<Request> carried = new ArrayList<>();

    private Weight() {}

    /** Begins to weigh what this visitor's browser fetches; it must have seen nothing of this house yet. */
    static Weight of(Visitor visitor) {
        var weight = new Weight();
        visitor.page().onRequest(request -> {
            if (isOnTheWire(request)) {
                weight.asked.add(request.url());
            }
        });
        visitor.page().onRequestFinished(request -> {
            if (isOnTheWire(request)) {
                weight.carried.add(request);
            }
        });
        return weight;
    }

    List<String> findings() {
        var findings = new ArrayList<String>();
        if (carried.isEmpty()) {
            findings.add("nothing was fetched");
        }
        if (asked.size() > MOST_REQUESTS) {
            findings.add(asked.size() + " requests on a first visit: " + asked);
        }
        var bytes = List.copyOf(carried).stream().mapToLong(Weight::size).sum();
        if (bytes > MOST_BYTES) {
            findings.add(bytes + " bytes on a first visit, at most " + MOST_BYTES);
        }
        return findings;
    }

    private static boolean isOnTheWire(Request request) {
        return request.url().startsWith("http");
    }

    private static long size(Request request) {
        var sizes = request.sizes();
        return (long) sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
