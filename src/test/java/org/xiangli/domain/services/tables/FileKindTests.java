package org.xiangli.domain.services.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xiangli.kernel.Refusal;

class FileKindTests {

    private static final byte[] CONTAINER = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    @Test
    void anXlsxPassesAndIsReadFromItsFirstByte() throws IOException {
        var table = TableWork.table(List.of(List.of("a")));
        try (var file = new BufferedInputStream(new ByteArrayInputStream(table))) {
            FileKind.demandTable(file);
            assertThat(file.readAllBytes()).isEqualTo(table);
        }
    }

    @Test
    void eachUsualMistakeIsTold() {
        refused("tables.file-empty", new byte[0]);
        refused("tables.file-text", "姓名,电话\n王秀兰,1\n".getBytes(StandardCharsets.UTF_8));
        refused("tables.file-text", "姓名\t电话\r\n".getBytes(Charset.forName("GB18030")));
        refused("tables.file-text", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        refused("tables.file-unknown", new byte[] {0, 1, 2, 3});
        refused("tables.file-old", container(100_000, new byte[0], 0));
    }

    @Test
    void aPasswordIsTurnedDownWhereverTheFileSaysSo() {
        var name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        for (var place : List.of(600, 64 * 1024 - 7, 64 * 1024 * 2 - 1, 200_000 - name.length)) {
            refused("tables.file-password", container(200_000, name, place));
        }
    }

    private static byte[] container(int size, byte[] with, int place) {
        var content = new byte[size];
        new SplittableRandom(1).nextBytes(content);
        ByteBuffer.wrap(content).put(CONTAINER);
        System.arraycopy(with, 0, content, place, with.length);
        return content;
    }

    private static void refused(String code, byte[] content) {
        assertThatThrownBy(() -> FileKind.demandTable(new BufferedInputStream(new ByteArrayInputStream(content))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
