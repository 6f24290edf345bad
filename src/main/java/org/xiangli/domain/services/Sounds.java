package org.xiangli.domain.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a Chinese word sounds, for whoever types pinyin. A character with several readings (重, 长, 行, 还) is read as its
 * phrase wants it; a short word is known by its other readings as well, since a reading too many costs nothing and one
 * too few makes the word unfindable.
 */
public final class Sounds {

    /** Words up to this many characters are known by every reading, as long as there are not too many. */
    private static final int SHORT = 4;

    private static final int MOST_READINGS = 32;
    private static final int KEPT_WORDS = 20_000;

    private static final Cache<String, Set<Reading>> READ =
            Caffeine.newBuilder().maximumSize(KEPT_WORDS).build();

    /** One way to say a word, syllable by syllable. */
    public record Reading(List<String> syllables) {

        String whole() {
            return String.join("", syllables);
        }

        String initials() {
            var initials = new StringBuilder();
            syllables.forEach(syllable -> initials.append(syllable.charAt(0)));
            return initials.toString();
        }

        /** Whether the typed letters begin at one of the syllables; the last of them may be unfinished. */
        boolean begins(String typed) {
            for (int at = 1; at < syllables.size(); at++) {
                if (String.join("", syllables.subList(at, syllables.size())).startsWith(typed)) {
                    return true;
                }
            }
            return whole().startsWith(typed);
        }
    }

    private Sounds() {}

    /** The readings of a word, the likeliest first; what is no Chinese character stands for itself. */
    static Set<Reading> of(String word) {
        return READ.get(word, Sounds::read);
    }

    /** Letters as they are compared: ü, v and u are one, since keyboards differ. */
    static String letters(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('ü', 'u')
                .replace('v', 'u')
                .replaceAll("[\\s'’-]", "");
    }

    private static Set<Reading> read(String word) {
        var characters = word.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
        if (characters.isEmpty()) {
            return Set.of();
        }
        var text = String.join("", characters);
        var readings = new LinkedHashSet<Reading>();
        var likeliest = List.of(
                PinyinHelper.toPinyin(text, PinyinStyleEnum.NORMAL, " ").strip().split(" +"));
        readings.add(reading(likeliest));
        if (characters.size() <= SHORT) {
            others(characters).forEach(readings::add);
        }
        return readings;
    }

    private static List<Reading> others(List<String> characters) {
        var found = List.of(List.<String>of());
        for (var character : characters) {
            var next = new ArrayList<List<String>>();
            for (var begun : found) {
                for (var sound : sounds(character)) {
                    var longer = new ArrayList<>(begun);
                    longer.add(sound);
                    next.add(longer);
                }
            }
            if (next.size() > MOST_READINGS) {
                return List.of();
            }
            found = next;
        }
        return found.stream().map(Sounds::reading).toList();
    }

    private static Set<String> sounds(String character) {
        if (character.length() > 1 || !Character.isIdeographic(character.charAt(0))) {
            return Set.of(character);
        }
        var sounds = new LinkedHashSet<String>();
        PinyinHelper.toPinyinList(character.charAt(0), PinyinStyleEnum.NORMAL).forEach(sounds::add);
        return sounds;
    }

    private static Reading reading(List<String> syllables) {
        return new Reading(syllables.stream()
                .map(Sounds::letters)
                .filter(syllable -> !syllable.isEmpty())
                .toList());
    }
}
