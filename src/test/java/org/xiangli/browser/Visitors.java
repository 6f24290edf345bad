package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The visitors of one test. Each has a browser window with cookies of her own and comes from an address of her own. */
final class Visitors implements AutoCloseable {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final OpenBrowser browser;
    private final String house;
    private final List<Visitor> all = new ArrayList<>();

    Visitors(OpenBrowser browser, String house) {
        this.browser = browser;
        this.house = house;
    }

    Visitor atDesk() {
        return on(Device.DESKTOP);
    }

    Visitor onPhone() {
        return on(Device.PHONE);
    }

    Visitor withoutScript() {
        return on(Device.NO_SCRIPT);
    }

    Visitor on(Device device) {
        var number = ADDRESSES.incrementAndGet();
        var address = "198.18." + number / 256 + "." + number % 256;
        var visitor = new Visitor(device, house, device.open(browser, address));
        all.add(visitor);
        return visitor;
    }

    /** The same person on another device: signed in there too. */
    Visitor on(Device device, Visitor person) {
        var again = on(device);
        again.page().context().addCookies(person.cookies());
        return again;
    }

    /** A signed-in visitor. */
    Visitor on(Device device, TownHall.Person person) {
        return on(device)
                .open("/sign-in")
                .fill("登录名", person.login())
                .fill("密码", person.password())
                .press("登录");
    }

    /** Demands of a page anybody may open all that {@link Inspection} demands of every page. */
    void inspect(String path) {
        assertThat(new Inspection(this::on, path).findings()).as(path).isEmpty();
    }

    /** The same of a page as this signed-in visitor gets it. */
    void inspect(String path, Visitor person) {
        assertThat(new Inspection(device -> on(device, person), path).findings())
                .as(path)
                .isEmpty();
    }

    /** Visitors of another server, for whom nobody checks what the browser complained of. */
    Visitors elsewhere(String house) {
        return new Visitors(browser, house);
    }

    List<String> complaints() {
        return all.stream().flatMap(visitor -> visitor.complaints().stream()).toList();
    }

    /** After a failure: what each visitor had before her eyes. */
    void keepEvidence(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var number = 0; number < all.size(); number++) {
                var visitor = all.get(number);
                var name = number + "-" + visitor.device().fileName();
                Files.writeString(folder.resolve(name + ".html"), visitor.page().content());
                visitor.picture(folder.resolve(name + ".png"));
            }
            Files.write(folder.resolve("complaints.txt"), complaints());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        PlaywrightException first = null;
        for (var visitor : all) {
            try {
                visitor.close();
            } catch (PlaywrightException problem) {
                first = problem;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
