package org.xiangli.domain.services;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** The items that come with the house, changed as a test needs them. */
final class Samples {

    private Samples() {}

    static Item item(String code) {
        return CatalogueReader.shipped().stream()
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** An item with fields written differently, as its file would. */
    static Item changed(Item item, Consumer<ObjectNode> change) {
        var tree = (ObjectNode) ItemJson.MAPPER.valueToTree(item);
        change.accept(tree);
        return ItemJson.MAPPER.treeToValue(tree, Item.class);
    }

    /** The node of a paper, to be written differently. */
    static ObjectNode paper(ObjectNode item, String code) {
        for (var paper : item.get("materials")) {
            if (paper.get("code").asString().equals(code)) {
                return (ObjectNode) paper;
            }
        }
        throw new AssertionError("There is no paper " + code);
    }
}
