package org.xiangli.domain.services;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the item somebody means. People say 养老钱, not 城乡居民基本养老保险待遇申领, and type ylbx or yanglao: every item carries
 * everyday words, each known by its sound as well; whom it serves, what it asks and the questions of others are looked
 * through too. An item's keys are made once, when it is first searched.
 */
final class ItemSearch {

    private static final int LONGEST_QUERY = 100;

    /** By identity: an item of a published catalogue is read once and never changes. */
    private static final LoadingCache<Item, ItemKeys> KEYS =
            Caffeine.newBuilder().weakKeys().build(ItemKeys::of);

    private record Hit(Item item, int score) {}

    private ItemSearch() {}

    /** The items that fit, the best first; all in the given order when nothing was asked. */
    static List<Item> find(List<Item> items, String query) {
        var asked = Asked.of(query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query);
        if (asked.empty()) {
            return items;
        }
        var found = hits(items, asked);
        return found.isEmpty() && asked.chinese() ? hits(items, asked.bySound()) : found;
    }

    private static List<Item> hits(List<Item> items, Asked asked) {
        return items.stream()
                .map(item -> new Hit(item, KEYS.get(item).score(asked)))
                .filter(hit -> hit.score() > 0)
                .sorted(Comparator.comparingInt(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.item().code()))
                .map(Hit::item)
                .toList();
    }
}
