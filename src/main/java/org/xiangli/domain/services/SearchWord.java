package org.xiangli.domain.services;

import java.util.Collection;
import java.util.Set;

/** A word by which something is found, and the ways to say it. */
public record SearchWord(String text, Set<Sounds.Reading> readings) {

    static final int WHOLE_WORD = 60;
    static final int WHOLE_SOUND = 50;

    private static final int PART_OF_WORD = 20;
    private static final int WORD_IN_PART = 14;
    private static final int PART_OF_SOUND = 15;
    private static final int LONG_WORD = 6;
    private static final int MORE_WORDS = 2;
    private static final int MOST_MORE = 8;

    public static SearchWord of(String text) {
        var plain = Asked.plain(text);
        return new SearchWord(plain, Sounds.of(plain));
    }

    /** How well words fit together: the best of them, and a little for each other one. 0 when none fits. */
    public static int score(Collection<SearchWord> words, Asked asked) {
        var best = 0;
        var hits = 0;
        for (var word : words) {
            var score = word.score(asked);
            best = Math.max(best, score);
            hits += score > 0 ? 1 : 0;
        }
        return hits == 0 ? 0 : best + Math.min(MOST_MORE, MORE_WORDS * (hits - 1));
    }

    int score(Asked asked) {
        return Math.max(written(asked.text()), sound(asked.letters()));
    }

    private int written(String asked) {
        if (text.equals(asked)) {
            return WHOLE_WORD;
        }
        if (text.contains(asked)) {
            return PART_OF_WORD;
        }
        return asked.contains(text) ? WORD_IN_PART + Math.min(LONG_WORD, text.length()) : 0;
    }

    /** Letters fit a word as its initials or its syllables, from the beginning or from any syllable on. */
    int sound(String letters) {
        if (letters.isEmpty()) {
            return 0;
        }
        if (readings.stream()
                .anyMatch(reading ->
                        reading.whole().equals(letters) || reading.initials().equals(letters))) {
            return WHOLE_SOUND;
        }
        return readings.stream()
                        .anyMatch(reading ->
                                reading.begins(letters) || reading.initials().contains(letters))
                ? PART_OF_SOUND
                : 0;
    }
}
