package org.xiangli.bench;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.xiangli.bench.Wire.Reply;

/**
 * A matter through the web: taken in at the window, then six steps by clerk, officer and approver, each of whom opens
 * the case, reads the page and sends its form. The only place that knows Xiangli's addresses.
 */
final class WebWalk implements Load.Worker {

    private static final Pattern CASE = Pattern.compile("/cases/([0-9a-f-]{36})");
    private static final int PATIENCE = 50;

    private final String item;
    private final List<UUID> residents;
    private final Browser clerk;
    private final Browser officer;
    private final Browser approver;
    private final Ear ear;
    private int nextResident;
    private int exchange;

    /** Hears every answer as it comes; for recording. */
    interface Ear {
        void hears(String name, Reply reply);
    }

    WebWalk(Settings settings, Office office, Wire wire, Ear ear) {
        this.item = settings.item();
        this.residents = office.residents();
        this.clerk = new Browser(wire);
        this.officer = new Browser(wire);
        this.approver = new Browser(wire);
        this.ear = ear;
    }

    /** The moves of the published procedure {@code village-assist} after the window has accepted, in order. */
    private List<Hand> hands() {
        return List.of(
                new Hand("forward", clerk),
                new Hand("take-up", officer),
                new Hand("propose", officer),
                new Hand("grant", approver),
                new Hand("deliver", clerk),
                new Hand("close", clerk));
    }

    private record Hand(String move, Browser browser) {}

    void signIn(Office office) throws IOException {
        clerk.signIn(office.clerk().login(), office.password(), office.village().substring(0, 6));
        officer.signIn(office.officer().login(), office.password(), office.village().substring(0, 6));
        approver.signIn(office.approver().login(), office.password(), office.village().substring(0, 6));
    }

    @Override
    public void work(Meter meter) throws Exception {
        for (var tried = 0; tried < PATIENCE; tried++) {
            var opened = takeIn(meter, residents.get(nextResident++ % residents.size()));
            if (opened.status() / 100 == 3) {
                handle(meter, opened);
                return;
            }
            if (opened.status() != 422 || tried == PATIENCE - 1) {
                throw unexpected("taking in", opened);
            }
        }
    }

    /** One case of a given resident; no other resident is tried. */
    void work(Meter meter, UUID resident) throws Exception {
        var opened = takeIn(meter, resident);
        if (opened.status() / 100 != 3) {
            throw unexpected("taking in", opened);
        }
        handle(meter, opened);
    }

    private Reply takeIn(Meter meter, UUID resident) throws Exception {
        exchange = 0;
        var address = "/desk/new/" + resident + "/" + item;
        var page = page(meter, clerk, "desk", address);
        return meter.time("open", () -> heard("open", clerk.post(PageForm.in(page.body(), address), exchange++)));
    }

    private void handle(Meter meter, Reply opened) throws Exception {
        var location = opened.header("location");
        var found = CASE.matcher(location);
        if (!found.find()) {
            throw new IllegalStateException("Taking in led to " + location + ", which names no case");
        }
        var address = "/cases/" + found.group(1);
        page(meter, clerk, "receipt", location.replaceFirst("^https?://[^/]*", ""));
        for (var hand : hands()) {
            var page = page(meter, hand.browser(), "case", address);
            var form = PageForm.in(page.body(), address + "/moves/" + hand.move());
            var reply = meter.time(
                    "step", () -> heard(hand.move(), hand.browser().post(form, exchange++)));
            if (reply.status() / 100 != 3) {
                throw unexpected(hand.move(), reply);
            }
        }
        page(meter, clerk, "case", address);
    }

    private Reply page(Meter meter, Browser browser, String name, String address) throws Exception {
        var reply = meter.time("page", () -> heard(name, browser.get(address, exchange++)));
        if (reply.status() != 200) {
            throw unexpected("page " + name, reply);
        }
        return reply;
    }

    private Reply heard(String name, Reply reply) {
        ear.hears(name, reply);
        return reply;
    }

    private static IllegalStateException unexpected(String what, Reply reply) {
        return new IllegalStateException(what + " answered " + reply.status() + " " + reply.header("location")
                + PageForm.problems(reply.body()));
    }
}
