package org.xiangli.core.keys;

import java.nio.file.Path;

/** The database was sealed under a master key that is not here. Without it nothing sealed can ever be read again. */
public class MasterKeyMissing extends RuntimeException {

    private final String id;
    private final transient Path directory;

    MasterKeyMissing(String id, Path directory) {
        super("Master key " + id + " is not in " + directory);
        this.id = id;
        this.directory = directory;
    }

    String id() {
        return id;
    }

    Path directory() {
        return directory;
    }
}
