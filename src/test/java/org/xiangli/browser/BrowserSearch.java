package org.xiangli.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Finds a browser for the tests, or gets one: a Chromium on the PATH, else Debian's package when root may install it,
 * else Playwright's own download.
 */
final class BrowserSearch {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final List<Path> folders;
    private final boolean root;
    private final List<String> download;
    private final List<String> tried = new ArrayList<>();

    /**
     * @param searchPath folders of programs, as in the environment's PATH
     * @param root whether packages may be installed
     * @param download the command by which Playwright fetches a browser of its own
     */
    BrowserSearch(String searchPath, boolean root, List<String> download) {
        this.folders = Arrays.stream(searchPath.split(Pattern.quote(File.pathSeparator), 0))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        this.root = root;
        this.download = List.copyOf(download);
    }

    /**
     * The browser's program; empty when it is the one Playwright has downloaded and finds by itself.
     *
     * @throws IllegalStateException when there is none; says what was tried and how each attempt ended
     */
    Optional<Path> find() {
        var found = onPath().or(this::fromPackage);
        if (found.isEmpty() && !succeeds("Playwright's own browser", 900, download)) {
            throw new IllegalStateException(
                    "No browser for the browser tests. Install chromium (Debian: apt-get install chromium) or make it"
                            + " reachable on the PATH, or leave these tests out with -DskipITs. Tried:\n"
                            + "  "
                            + String.join("\n  ", tried));
        }
        ensureChineseFont();
        return found;
    }

    private Optional<Path> onPath() {
        for (var name : NAMES) {
            var program = program(name);
            if (program.isEmpty()) {
                tried.add(name + ": not on the PATH");
            } else if (succeeds(name, 60, List.of(program.get().toString(), "--version"))) {
                return program;
            }
        }
        return Optional.empty();
    }

    private Optional<Path> fromPackage() {
        return install("chromium") ? onPath() : Optional.empty();
    }

    /** Without one, screenshots show boxes instead of characters; the checks themselves do not need it. */
    private void ensureChineseFont() {
        var list = program("fc-list");
        var known = list.map(program -> run(60, List.of(program.toString(), ":lang=zh")));
        if (known.isEmpty() || known.get().code() != 0 || known.get().output().isBlank()) {
            install("fonts-noto-cjk");
        }
    }

    private boolean install(String debianPackage) {
        var apt = program("apt-get");
        if (!root || apt.isEmpty()) {
            tried.add("Debian's package " + debianPackage + ": " + (root ? "no apt-get here" : "not root"));
            return false;
        }
        var program = apt.get().toString();
        var install = List.of(program, "install", "-y", "--no-install-recommends", debianPackage);
        return succeeds("apt-get install " + debianPackage, 900, install)
                || (succeeds("apt-get update", 300, List.of(program, "update"))
                        && succeeds("apt-get install " + debianPackage, 900, install));
    }

    private Optional<Path> program(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private boolean succeeds(String what, int seconds, List<String> command) {
        var ran = run(seconds, command);
        if (ran.code() != 0) {
            tried.add(what + ": " + ran.ending());
        }
        return ran.code() == 0;
    }

    private record Ran(int code, String output) {

        String ending() {
            var said = output.lines().filter(line -> !line.isBlank()).toList();
            return "ended with code " + code
                    + (said.isEmpty() ? "" : ", " + said.getLast().strip());
        }
    }

    private static Ran run(int seconds, List<String> command) {
        try {
            var output = Files.createTempFile("browser-search", ".txt");
            try {
                var builder = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile());
                builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
                var process = builder.start();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return new Ran(-1, "no answer within " + seconds + " s");
                }
                return new Ran(process.exitValue(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException problem) {
            return new Ran(-1, String.valueOf(problem.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ran(-1, "interrupted");
        }
    }
}
