package org.xiangli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search itself, on machines made of small scripts. */
class BrowserSearchTests {

    private static final String WORKS = "echo Chromium 1.0";

    @TempDir
    private Path programs;

    @BeforeEach
    void machineHasChineseFont() throws IOException {
        program("fc-list", "echo 'NotoSansCJK-Regular.ttc: Noto Sans CJK SC'");
    }

    @Test
    void takesTheBrowserOnThePath() throws IOException {
        var chromium = program("chromium", WORKS);
        assertThat(search(true, "false").find()).contains(chromium);
    }

    @Test
    void passesOverAnEmptyShellThatOnlyHasTheName() throws IOException {
        program("chromium-browser", "echo 'install the snap first' >&2; exit 10");
        var chrome = program("google-chrome", WORKS);
        assertThat(search(true, "false").find()).contains(chrome);
    }

    @Test
    void rootInstallsDebiansPackageAndUpdatesTheListsWhenTheyAreOld() throws IOException {
        program("apt-get", """
            echo "$@" >> %1$s/log
            case "$1" in
              update) touch %1$s/updated ;;
              install) [ -e %1$s/updated ] || exit 100
                       printf '#!/bin/sh\\necho Chromium\\n' > %1$s/chromium; chmod +x %1$s/chromium ;;
            esac
            """.formatted(programs));
        assertThat(search(true, "false").find()).contains(programs.resolve("chromium"));
        assertThat(programs.resolve("log"))
                .content()
                .isEqualToIgnoringNewLines("install -y --no-install-recommends chromium" + "update"
                        + "install -y --no-install-recommends chromium");
    }

    @Test
    void anOrdinaryUserInstallsNothingAndDownloads() throws IOException {
        program("apt-get", "touch " + programs + "/asked");
        assertThat(search(false, "true").find()).isEmpty();
        assertThat(programs.resolve("asked")).doesNotExist();
    }

    @Test
    void rootFetchesAFontWhenNoneShowsChinese() throws IOException {
        program("chromium", WORKS);
        program("fc-list", "exit 0");
        program("apt-get", "echo \"$@\" >> " + programs + "/log");
        search(true, "false").find();
        assertThat(programs.resolve("log")).content().contains("fonts-noto-cjk");
    }

    @Test
    void saysWhatWasTriedWhenNothingWorked() throws IOException {
        program("chromium", "echo 'libnss3.so: cannot open' >&2; exit 127");
        program("apt-get", "echo 'E: Unable to locate package'; exit 100");
        assertThatThrownBy(() -> search(true, "echo no network; exit 3").find())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "chromium: ended with code 127, libnss3.so: cannot open",
                        "google-chrome: not on the PATH",
                        "apt-get install chromium: ended with code 100, E: Unable to locate package",
                        "apt-get update: ended with code 100",
                        "Playwright's own browser: ended with code 3, no network");
    }

    private BrowserSearch search(boolean root, String download) {
        return new BrowserSearch(programs.toString(), root, List.of("/bin/sh", "-c", download));
    }

    private Path program(String name, String script) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
