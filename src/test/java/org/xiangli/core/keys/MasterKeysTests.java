package org.xiangli.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTests {

    private static final byte[] SECRET = Suite.random(64);

    private final Path directory;
    private final MasterKeys masters;

    MasterKeysTests(@TempDir Path directory) {
        this.directory = directory.resolve("keys");
        this.masters = new MasterKeys(this.directory, Suite.INTERNATIONAL);
    }

    @Test
    void theFirstKeyIsMadeWhenItIsNeeded() throws IOException {
        assertThat(masters.ids()).isEmpty();
        var wrapped = masters.wrap(SECRET, "222405|1");
        assertThat(masters.ids()).containsExactly(wrapped.master());
        assertThat(Files.getPosixFilePermissions(directory.resolve(wrapped.master() + ".key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(again().unwrap(wrapped, "222405|1")).isEqualTo(SECRET);
        assertThatThrownBy(() -> again().unwrap(wrapped, "222406|1")).isInstanceOf(Suite.Unopened.class);
    }

    @Test
    void aNewMasterKeyWrapsFromNowOnAndTheOldOneStillUnwraps() {
        var before = masters.wrap(SECRET, "a");
        var made = masters.make();
        assertThat(masters.wrap(SECRET, "a").master()).isEqualTo(made).isNotEqualTo(before.master());
        assertThat(masters.unwrap(before, "a")).isEqualTo(SECRET);
        assertThat(masters.ids()).hasSize(2);
    }

    @Test
    void aKeyThatIsMissingIsNamedWithWhatToDo() throws IOException {
        var wrapped = masters.wrap(SECRET, "a");
        Files.delete(directory.resolve(wrapped.master() + ".key"));
        assertThatThrownBy(() -> again().unwrap(wrapped, "a"))
                .isInstanceOfSatisfying(MasterKeyMissing.class, missing -> {
                    var told = Objects.requireNonNull(new KeyFault().analyze(missing));
                    assertThat(told.getDescription()).contains(wrapped.master(), directory.toString());
                    assertThat(told.getAction()).contains(wrapped.master() + ".key", "副本", "safe copy");
                });
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws IOException {
        var wrapped = masters.wrap(SECRET, "a");
        Files.setPosixFilePermissions(
                directory.resolve(wrapped.master() + ".key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> again().unwrap(wrapped, "a")).hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyCutShortOrGarbledIsRefused() throws IOException {
        var wrapped = masters.wrap(SECRET, "a");
        var file = directory.resolve(wrapped.master() + ".key");
        Files.writeString(file, "suite=INTERNATIONAL\nsecret=AAAA\n");
        assertThatThrownBy(() -> again().unwrap(wrapped, "a")).hasMessageContaining("cut short");
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> again().unwrap(wrapped, "a")).hasMessageContaining("not one");
    }

    private MasterKeys again() {
        return new MasterKeys(directory, Suite.INTERNATIONAL);
    }
}
