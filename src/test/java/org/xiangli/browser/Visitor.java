package org.xiangli.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who uses the pages: opens, reads, fills in by the words on the label, presses by the words on the button. */
final class Visitor implements AutoCloseable {

    private static final Path IMAGES = Path.of("target", "images");
    private static final Path PUBLISHED_IMAGES = Path.of("docs", "images");

    private final Device device;
    private final String house;
    private final BrowserContext context;
    private final Page page;
    private final Complaints complaints;
    private int arrivals;
    private @Nullable Response answer;

    Visitor(Device device, String house, BrowserContext context) {
        this.device = device;
        this.house = house;
        this.context = context;
        this.page = context.newPage();
        this.complaints = Complaints.of(page, house);
        page.onResponse(response -> {
            if (response.request().isNavigationRequest()) {
                answer = response;
            }
        });
        page.onFrameNavigated(frame -> arrivals++);
    }

    Visitor open(String path) {
        page.navigate(house + path);
        return this;
    }

    /** Switches our own large text on, as the button in the frame does. */
    Visitor withLargeText() {
        context.addCookies(List.of(new Cookie("text-size", "large").setUrl(house)));
        return this;
    }

    /** Makes the window as narrow as a phone. */
    Visitor narrow() {
        page.setViewportSize(Device.PHONE.width(), Device.PHONE.height());
        return this;
    }

    /** Types into the field with this label. */
    Visitor fill(String label, String text) {
        field(label).fill(text);
        return this;
    }

    /** Picks from a list by the words of the option. */
    Visitor choose(String label, String option) {
        field(label).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    /** Ticks a box or a circle. */
    Visitor tick(String label) {
        field(label).check();
        return this;
    }

    Visitor attach(String label, Path file) {
        field(label).setInputFiles(file);
        return this;
    }

    /** Presses a button and waits for the page that answers. */
    Visitor press(String button) {
        return go(page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)));
    }

    /** Follows a link and waits for the page that answers. */
    Visitor follow(String link) {
        return go(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)));
    }

    private Visitor go(Locator control) {
        var before = arrivals;
        control.click();
        page.waitForCondition(() -> arrivals > before);
        page.waitForLoadState();
        return this;
    }

    /** Demands that the text stands on the page where it can be read. */
    Visitor sees(String text) {
        assertThat(page.locator("body")).containsText(text, new ContainsTextOptions().setUseInnerText(true));
        return this;
    }

    Visitor doesNotSee(String text) {
        assertThat(page.locator("body")).not().containsText(text, new ContainsTextOptions().setUseInnerText(true));
        return this;
    }

    /** Demands what stands in the field with this label. */
    Visitor finds(String label, String text) {
        assertThat(field(label)).hasValue(text);
        return this;
    }

    /** The field with this label, whether it is marked as optional or not. */
    Locator field(String label) {
        // The browser reads this expression as its own script would, which knows no \Q…\E.
        var words = label.replaceAll("[^\\p{L}\\p{N}\\s]", "\\\\$0");
        return page.getByLabel(Pattern.compile("^\\s*" + words + "\\s*([（(].*[）)])?\\s*$"));
    }

    /** The path of the page, without the house's address. */
    String path() {
        return page.url().substring(house.length());
    }

    String heading() {
        return page.locator("h1").innerText();
    }

    /** Language of the page, as screen readers are told it. */
    String language() {
        return String.valueOf(page.locator("html").getAttribute("lang"));
    }

    /** Size of running text, for example {@code 16px}. */
    String textSize() {
        return (String) page.evaluate("() => getComputedStyle(document.body).fontSize");
    }

    /** Status of the latest answer. */
    int status() {
        if (answer == null) {
            throw new IllegalStateException("Nothing has been opened yet");
        }
        return answer.status();
    }

    /** Fetches a file, such as a letter, in the visitor's own session. */
    APIResponse fetch(String path) {
        return context.request().get(house + path);
    }

    /** Sends the page's form as it stands to a path, without opening what answers: for doing it many times. */
    APIResponse send(String path) {
        var form = FormData.create();
        for (var field : page.locator("main form input[name]").all()) {
            form.set(Objects.requireNonNull(field.getAttribute("name")), field.inputValue());
        }
        return context.request().post(house + path, RequestOptions.create().setForm(form));
    }

    /**
     * Keeps a picture of the whole page as {@code target/images/name-device.png}; with {@code -Dimages=update} it is
     * also published in {@code docs/images}, so that an ordinary test run leaves the sources alone.
     */
    Visitor screenshot(String name) {
        var file = name + "-" + device.fileName() + ".png";
        picture(IMAGES.resolve(file));
        if ("update".equals(System.getProperty("images"))) {
            try {
                Files.createDirectories(PUBLISHED_IMAGES);
                Files.copy(
                        IMAGES.resolve(file),
                        PUBLISHED_IMAGES.resolve(file),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return this;
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    Device device() {
        return device;
    }

    Page page() {
        return page;
    }

    List<Cookie> cookies() {
        return context.cookies();
    }

    List<String> complaints() {
        return complaints.heard();
    }

    @Override
    public void close() {
        context.close();
    }
}
