package org.xiangli.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one browser of this test run; a second one with larger letters opens when a test asks for it. */
final class OpenBrowser implements AutoCloseable {

    private static final int USUAL_FONT_SIZE = 16;
    private static final List<String> FLAGS = List.of(
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic");

    private final Optional<Path> program;
    private final Playwright playwright;
    private final Map<Integer, Browser> byFontSize = new HashMap<>();

    OpenBrowser() {
        program = new BrowserSearch(System.getenv().getOrDefault("PATH", "/usr/bin"), isRoot(), download()).find();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    Browser usual() {
        return withFontSize(USUAL_FONT_SIZE);
    }

    /** As for a reader who has set the browser's letters to twice their size (WCAG 2.2, 1.4.4). */
    Browser withDoubleText() {
        return withFontSize(2 * USUAL_FONT_SIZE);
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Browser withFontSize(int pixels) {
        return byFontSize.computeIfAbsent(pixels, this::launch);
    }

    private Browser launch(int fontSize) {
        var flags = new ArrayList<>(FLAGS);
        if (fontSize != USUAL_FONT_SIZE) {
            flags.add("--blink-settings=defaultFontSize=" + fontSize);
        }
        // Chromium refuses its sandbox to root and in most containers; it opens nothing here but our own pages.
        var options = new LaunchOptions().setChromiumSandbox(false).setArgs(flags);
        program.ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static List<String> download() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-cp", System.getProperty("java.class.path"), "com.microsoft.playwright.CLI", "install"));
        if (isRoot()) {
            command.add("--with-deps");
        }
        command.addAll(List.of("--only-shell", "chromium"));
        return command;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
