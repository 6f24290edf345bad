package org.xiangli.core.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xiangli.kernel.Refusal;

class FileTypeTests {

    @Test
    void tellsEachAllowedTypeByItsContent() {
        assertThat(FileType.of(Samples.pdf())).isEqualTo(FileType.PDF);
        assertThat(FileType.of(Samples.picture("jpg", 1))).isEqualTo(FileType.JPEG);
        assertThat(FileType.of(Samples.picture("png", 1))).isEqualTo(FileType.PNG);
        assertThat(FileType.of(Samples.webp())).isEqualTo(FileType.WEBP);
        assertThat(FileType.of(Samples.docx())).isEqualTo(FileType.DOCX);
        assertThat(FileType.of(Samples.xlsx())).isEqualTo(FileType.XLSX);
    }

    @ParameterizedTest
    @MethodSource
    void refusesEveryOtherTypeAndNamesIt(byte[] content, String found) {
        assertThatThrownBy(() -> FileType.of(content))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("file.type-not-allowed");
                    assertThat(refusal.arguments()).containsExactly(found);
                });
    }

    static Stream<Arguments> refusesEveryOtherTypeAndNamesIt() {
        return Stream.of(
                Arguments.of(Samples.heic(), "image/heic"),
                Arguments.of(Samples.picture("gif", 1), "image/gif"),
                Arguments.of(Samples.archive(), "application/zip"),
                Arguments.of(Samples.bomb(), "application/zip"),
                Arguments.of(Samples.docxWithMacros(), "application/vnd.ms-office.macroEnabled"),
                Arguments.of(Samples.docxThatSaysItHasMacros(), "application/vnd.ms-office.macroEnabled"),
                Arguments.of(
                        "MZ\u0090\0\u0003".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                        "application/x-msdownload"),
                Arguments.of("#!/bin/sh\nexit 0\n".getBytes(UTF_8), "application/x-sh"),
                Arguments.of("<!DOCTYPE html><html><body>字</body></html>".getBytes(UTF_8), "text/html"),
                Arguments.of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8), "image/svg+xml"),
                Arguments.of("只是文字".getBytes(UTF_8), "text/plain"));
    }

    @Test
    void isNotFooledByHalfAPackage() {
        var half = java.util.Arrays.copyOf(Samples.docx(), 60);
        assertThatThrownBy(() -> FileType.of(half))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo("file.type-not-allowed");
    }
}
