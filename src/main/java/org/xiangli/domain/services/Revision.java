package org.xiangli.domain.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xiangli.kernel.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** What the county decides about an item when it publishes its next version from the present one. */
public enum Revision {
    /** As it is. */
    KEEP,
    /** Still listed, not served: the money does not come (R032). */
    SUSPEND,
    /** Served again. */
    RESUME,
    /** No longer listed. */
    REMOVE;

    /**
     * The items of the next version. Whatever is not named stays as it is; an item withdrawn meanwhile goes, unless it is
     * resumed.
     *
     * @throws Refusal {@code item.unknown} for a code the present version does not have
     */
    static List<Item> next(List<ListedItem> present, Map<String, Revision> decided) {
        decided.keySet().stream()
                .filter(code -> present.stream()
                        .noneMatch(listed -> listed.item().code().equals(code)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Refusal("item.unknown", ServiceLaw.IN_FORCE);
                });
        return present.stream()
                .flatMap(listed ->
                        decided.getOrDefault(listed.item().code(), KEEP).apply(listed))
                .toList();
    }

    private Stream<Item> apply(ListedItem listed) {
        var item = listed.item();
        return switch (this) {
            case KEEP -> listed.enabled() ? Stream.of(item) : Stream.empty();
            case SUSPEND -> Stream.of(with(item, Item.Status.SUSPENDED));
            case RESUME -> Stream.of(with(item, Item.Status.IN_FORCE));
            case REMOVE -> Stream.<Item>empty();
        };
    }

    /** The same item in another status, counted up when that changes it. */
    private static Item with(Item item, Item.Status status) {
        if (item.status() == status) {
            return item;
        }
        var tree = (ObjectNode) ItemJson.MAPPER.valueToTree(item);
        tree.put("status", status.name()).put("version", item.version() + 1);
        return ItemJson.MAPPER.treeToValue(tree, Item.class);
    }

    /** The choice of that name. */
    public static Optional<Revision> of(String name) {
        return Stream.of(values()).filter(value -> value.name().equals(name)).findFirst();
    }
}
