package org.xiangli.domain.services;

import java.util.List;

/**
 * An item's guide (办事指南) in the reader's language: the same words on a page, on the board and on paper.
 *
 * @param version which catalogue and item it prints
 */
public record GuideSheet(String title, String version, List<Section> sections) {

    /** A heading with its lines; {@code numbered} when their order matters. */
    public record Section(String title, List<String> lines, boolean numbered) {}
}
