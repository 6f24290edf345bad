package org.xiangli.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What PostgreSQL writes into {@code postmaster.pid}: pid on line 1, port on line 4, state on line 8. */
record PidFile(Path data, List<String> lines) {

    static Optional<PidFile> of(Path data) throws IOException {
        try {
            return Optional.of(new PidFile(data, Files.readAllLines(data.resolve("postmaster.pid"))));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** The port, once the server accepts connections. */
    Optional<Integer> readyPort() {
        return lines.size() >= 8 && lines.get(7).strip().equals("ready")
                ? Optional.of(Integer.parseInt(lines.get(3).strip()))
                : Optional.empty();
    }

    /** The server process, if the pid still belongs to a PostgreSQL of this very directory. */
    Optional<ProcessHandle> server() {
        return ProcessHandle.of(pid()).filter(ProcessHandle::isAlive).filter(this::worksHere);
    }

    long pid() {
        return lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data.toRealPath());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
