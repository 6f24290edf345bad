package org.xiangli.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import java.util.Locale;
import java.util.Map;

/** What a visitor holds in her hands. */
enum Device {
    DESKTOP(1280, 900),
    PHONE(360, 740),
    /** A phone whose browser runs no script: every matter can be finished on it. */
    NO_SCRIPT(360, 740),
    /** A desk with the browser's letters set to 200 %. */
    DOUBLE_TEXT(1280, 900);

    private static final double PATIENCE_MILLIS = 60_000;

    private final int width;
    private final int height;

    Device(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** CSS pixels. */
    int width() {
        return width;
    }

    /** CSS pixels. */
    int height() {
        return height;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Opens a window with cookies of its own.
     *
     * @param address of the visitor as a reverse proxy reports it, so that one visitor's tries do not use up another's
     */
    BrowserContext open(OpenBrowser browser, String address) {
        var context = (this == DOUBLE_TEXT ? browser.withDoubleText() : browser.usual()).newContext(options(address));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private NewContextOptions options(String address) {
        var phone = width == PHONE.width;
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(phone ? 2 : 1)
                .setIsMobile(phone)
                .setHasTouch(phone)
                .setJavaScriptEnabled(this != NO_SCRIPT)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
    }
}
