package org.xiangli.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * As whom the server runs. PostgreSQL refuses root, so root hands it to {@code nobody}, or, where nobody cannot reach
 * the home (a directory under root's own), to an unprivileged user namespace.
 *
 * @param prefix the command put before each PostgreSQL program
 * @param owner who must own the data directory; null when it is whoever starts it
 */
record ServerUser(List<String> prefix, @Nullable String owner) {

    private static final String NOBODY = "nobody";

    static ServerUser choose(Path home) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new ServerUser(List.of(), null);
        }
        var refused = new ArrayList<String>();
        var candidates = List.of(
                new ServerUser(
                        List.of("setpriv", "--reuid", NOBODY, "--regid", group(), "--clear-groups", "--no-new-privs"),
                        NOBODY),
                new ServerUser(List.of("runuser", "-u", NOBODY, "--"), NOBODY),
                new ServerUser(List.of("unshare", "-U", "--"), null));
        for (var candidate : candidates) {
            if (ownedByOther(home.resolve("data"), candidate)) {
                refused.add(candidate.prefix.getFirst() + ": the data directory belongs to another user");
            } else if (candidate.reaches(home)) {
                return candidate;
            } else {
                refused.add(candidate.prefix.getFirst() + ": cannot read " + home);
            }
        }
        throw new IllegalStateException("PostgreSQL does not run as root and no other way worked (" + refused
                + "). Start Xiangli as an ordinary user, or move xiangli.store.home to a directory that user '"
                + NOBODY + "' can reach.");
    }

    /** The command line, ending with its parent where the system offers that. */
    List<String> command(Path program, List<String> arguments, boolean endsWithParent) {
        var command = new ArrayList<String>();
        if (endsWithParent && Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            if (!prefix.isEmpty() && prefix.getFirst().equals("setpriv")) {
                command.addAll(prefix);
                command.add("--pdeathsig=INT");
            } else {
                command.addAll(prefix);
                command.addAll(List.of("setpriv", "--pdeathsig=INT"));
            }
        } else {
            command.addAll(prefix);
        }
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /** Gives a directory and all in it to the user the server runs as. */
    void own(Path directory) throws IOException {
        if (owner == null) {
            return;
        }
        UserPrincipal principal =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (var all = Files.walk(directory)) {
            for (var each : all.toList()) {
                Files.setOwner(each, principal);
            }
        }
    }

    private static boolean ownedByOther(Path data, ServerUser candidate) throws IOException {
        if (Files.notExists(data)) {
            return false;
        }
        var expected = candidate.owner == null ? "root" : candidate.owner;
        return !Files.getOwner(data).getName().equals(expected);
    }

    private static String group() throws IOException {
        try (var groups = Files.lines(Path.of("/etc/group"))) {
            return groups.anyMatch(line -> line.startsWith("nogroup:")) ? "nogroup" : NOBODY;
        }
    }

    private boolean reaches(Path home) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("test", "-x", home.toString()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
