package org.xiangli.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.xiangli.core.page.Door;
import org.xiangli.core.page.Texts;
import org.xiangli.testing.HouseTest;

/** Every door of the house has its words, and no two doors of a task have the same. */
@HouseTest
class DoorTextTests {

    private final List<Door> doors;
    private final Texts texts;

    DoorTextTests(List<Door> doors, Texts texts) {
        this.doors = doors;
        this.texts = texts;
    }

    @Test
    void everyDoorAndEveryTaskHasWordsInBothLanguages() {
        for (var reader : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (var door : doors) {
                assertThat(texts.text(reader, door.textKey())).as(door.path()).isNotBlank();
            }
            for (var group : Door.Group.values()) {
                assertThatCode(() -> texts.text(reader, group.textKey()))
                        .as(group.name())
                        .doesNotThrowAnyException();
                assertThat(texts.text(reader, group.lineKey()))
                        .as(group.name())
                        .isNotEqualTo(texts.text(reader, group.textKey()));
            }
        }
    }

    @Test
    void noTwoDoorsHaveTheSamePathOrTheSameWords() {
        assertThat(doors.stream().map(Door::path)).doesNotHaveDuplicates();
        for (var reader : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            assertThat(doors.stream()
                            .map(door -> texts.text(reader, door.textKey()))
                            .collect(Collectors.toList()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void noTaskIsWithoutADoor() {
        assertThat(doors.stream().map(Door::group)).contains(Door.Group.values());
    }
}
