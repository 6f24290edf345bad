package org.xiangli.domain.services;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the item somebody means. People say 养老钱, not 城乡居民基本养老保险待遇申领: every item carries such everyday words,
 * and whoever is served, what is done and the questions of others are looked through as well.
 */
final class ItemSearch {

    private static final int WHOLE_WORD = 40;
    private static final int PART_OF_WORD = 20;
    private static final int IN_NAME = 30;
    private static final int IN_TEXT = 5;
    private static final int LONGEST_QUERY = 100;

    private ItemSearch() {}

    /** The items that fit, the best first; all in the given order when nothing was asked. */
    static List<Item> find(List<Item> items, String query) {
        var asked = plain(query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query);
        if (asked.isEmpty()) {
            return items;
        }
        record Hit(Item item, int score) {}
        return items.stream()
                .map(item -> new Hit(item, score(item, asked)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingInt(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.item().code()))
                .map(Hit::item)
                .toList();
    }

    private static int score(Item item, String asked) {
        var score = item.code().equals(asked) ? WHOLE_WORD : 0;
        for (var word : item.words()) {
            score += word(plain(word), asked);
        }
        var name = plain(item.name().zh() + " " + item.name().en());
        score += name.contains(asked) ? IN_NAME : 2 * shared(pairs(name), pairs(asked));
        if (texts(item).anyMatch(text -> plain(text).contains(asked))) {
            score += IN_TEXT;
        }
        return score;
    }

    private static int word(String word, String asked) {
        if (word.equals(asked)) {
            return WHOLE_WORD;
        }
        return word.contains(asked) || asked.contains(word) ? PART_OF_WORD : 0;
    }

    private static Stream<String> texts(Item item) {
        var wordings = Stream.concat(
                Stream.of(item.served(), item.result().name()),
                Stream.concat(
                        item.conditions().stream(),
                        item.questions().stream().flatMap(answer -> Stream.of(answer.question(), answer.answer()))));
        return wordings.flatMap(wording -> Stream.of(wording.zh(), wording.en()));
    }

    /** How many pairs of neighbouring Chinese characters both texts have: 养老 in 领养老的钱 is enough for a hint. */
    private static int shared(Set<String> one, Set<String> other) {
        return (int) other.stream().filter(one::contains).count();
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        for (int at = 0; at + 1 < text.length(); at++) {
            if (Character.isIdeographic(text.charAt(at)) && Character.isIdeographic(text.charAt(at + 1))) {
                pairs.add(text.substring(at, at + 2));
            }
        }
        return pairs;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
