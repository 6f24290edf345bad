package org.xiangli.domain.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CatalogueReaderTests {

    @Test
    @DisplayName("R029 sixty-eight items come with the house, each with every element of its guide")
    void readsTheItemsThatComeWithTheHouse() {
        var items = CatalogueReader.shipped();
        assertThat(items).hasSize(68).extracting(Item::code).doesNotHaveDuplicates();
        assertThat(items).allSatisfy(item -> {
            assertThat(item.basis()).isNotEmpty();
            assertThat(item.materials().isEmpty()).as(item.code()).isEqualTo(!item.opensCase());
            assertThat(item.questions()).hasSizeGreaterThan(1);
            assertThat(item.village().does()).isNotEmpty();
            assertThat(item.village().doesNot()).isNotEmpty();
            assertThat(item.words()).hasSizeGreaterThan(3);
            assertThat(item.feeFen()).isZero();
            assertThat(item.channels()).anyMatch(channel -> !channel.digital());
        });
    }

    @Test
    void readsWhatItWrites() {
        assertThat(CatalogueReader.shipped())
                .allSatisfy(
                        item -> assertThat(ItemJson.read(ItemJson.write(item))).isEqualTo(item));
    }

    @Test
    void namesFileAndFieldOfAWrongType() {
        assertThatThrownBy(() -> read(shipped().replace("originals: 1", "originals: one")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: materials[1].kept.originals");
    }

    @Test
    void namesFileAndFieldOfAMissingText() {
        assertThatThrownBy(() -> read(shipped().replace("phone: \"12333\"", "")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: place")
                .hasMessageContaining("phone");
    }

    @Test
    void refusesATextInOneLanguageOnly() {
        assertThatThrownBy(() -> read(shipped().replace("en: Registration form", "en: \"\"")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: materials[1].name");
    }

    @Test
    void refusesAFieldItDoesNotKnow() {
        assertThatThrownBy(() -> read(shipped() + "feee_fen: 0\n"))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("feee_fen");
    }

    @Test
    void refusesAFieldWrittenTwice() {
        assertThatThrownBy(() -> read(shipped() + "version: 2\n"))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("version");
    }

    @Test
    void refusesAnAmountThatIsNoWholeNumber() {
        assertThatThrownBy(() -> read(shipped().replace("fee_fen: 0", "fee_fen: 0.5")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: fee_fen");
    }

    @Test
    void refusesADayThatDoesNotExist() {
        assertThatThrownBy(() -> read(shipped().replace("2026-01-01", "2026-02-30")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: effective_from");
    }

    @Test
    void refusesAnUnknownChoice() {
        assertThatThrownBy(() -> read(shipped().replace("channels: [WINDOW", "channels: [TELEX")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("pension-register.yaml: channels[0]");
    }

    @Test
    void refusesAFileThatIsNotAnItem() {
        for (var text : List.of("", "just words", "[1, 2]", "code: [", "---\n...\n")) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(UnreadableItem.class);
        }
    }

    @Test
    void refusesAFileNamedAfterAnotherItem() {
        assertThatThrownBy(() -> read(shipped().replace("code: pension-register", "code: pension-registry")))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageContaining("code");
    }

    private static Item read(String text) {
        return CatalogueReader.read(
                "pension-register.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shipped() {
        try (var stream = CatalogueReader.class.getResourceAsStream("catalogue/pension-register.yaml")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }
}
