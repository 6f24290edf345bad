package org.xiangli.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What the browser complained of while a visitor went about: script errors, content the security policy stopped, missing
 * style, requests to another host, answers with a status of 500 and above.
 */
final class Complaints {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String house;
    private final List<String> heard = new ArrayList<>();

    private Complaints(String house) {
        this.house = house;
    }

    static Complaints of(Page page, String house) {
        var complaints = new Complaints(house);
        page.onConsoleMessage(complaints::hear);
        page.onPageError(error -> complaints.heard.add(page.url() + ": script error: " + error));
        page.onRequest(complaints::hear);
        page.onResponse(complaints::hear);
        page.onRequestFailed(complaints::hearFailed);
        return complaints;
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    private void hear(ConsoleMessage message) {
        // A page answered with 404 or 422 is reported here too; whether that is right is for the test to say.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            heard.add(message.location() + ": " + message.text());
        }
    }

    private void hear(Request request) {
        if (request.url().startsWith("http") && !request.url().startsWith(house + "/")) {
            heard.add("asks another host: " + request.url());
        }
    }

    private void hear(Response response) {
        var limit = response.request().isNavigationRequest() ? SERVER_ERROR : BAD_REQUEST;
        if (response.status() >= limit) {
            heard.add(response.url() + ": status " + response.status());
        }
    }

    private void hearFailed(Request request) {
        // The browser gives up a request by itself when it leaves the page or saves the answer as a file.
        if (!request.failure().contains("ERR_ABORTED")) {
            heard.add(request.url() + ": " + request.failure());
        }
    }
}
