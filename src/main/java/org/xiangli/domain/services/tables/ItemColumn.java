package org.xiangli.domain.services.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.xiangli.domain.services.Channel;
import org.xiangli.domain.services.Handling;
import org.xiangli.domain.services.Item;
import org.xiangli.domain.services.ItemType;
import org.xiangli.domain.services.ServiceArea;
import org.xiangli.domain.services.ServiceFamily;
import org.xiangli.domain.services.ServiceLayer;
import org.xiangli.domain.services.admission.TransferCalendar;
import org.xiangli.kernel.DivisionCode;

/**
 * A column of the county's catalogue as a table. Its name is the field of the item as its file writes it and never
 * changes; what it means stands in the texts under {@code tables.item.<name>}.
 *
 * @param allowed the only words it takes; empty when any will do
 */
public record ItemColumn(String name, Kind kind, List<String> allowed) {

    /** How a cell is written. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** TRUE or FALSE. */
        YES_NO,
        /** Words with 、 between them. */
        SET,
        /** One sentence a line; the Chinese and the English column have as many lines. */
        LINES,
        /** One part a line, each written as JSON. */
        PARTS,
        /** One part, written as JSON. */
        PART,
        /** What the admission of a new item needs; it is no field of the item. */
        ADMISSION
    }

    static final String CODE = "code";
    static final String ADMISSION = "admission.";

    /** All of them, in the order of the sheet. */
    public static final List<ItemColumn> ALL = all();

    private static List<ItemColumn> all() {
        var all = new ArrayList<ItemColumn>();
        add(all, Kind.TEXT, List.of(), CODE, "name.zh", "name.en");
        add(all, Kind.TEXT, words(ItemType.values()), "type");
        add(all, Kind.TEXT, words(ServiceFamily.values()), "family");
        add(all, Kind.TEXT, words(ServiceArea.values()), "area");
        add(all, Kind.TEXT, words(ServiceLayer.values()), "layer");
        add(all, Kind.TEXT, List.of(), "codes.base", "codes.implementing");
        add(all, Kind.PARTS, List.of(), "basis");
        wordings(all, "offices.lead", "offices.organ", "offices.organ_kind", "offices.delegating");
        lines(all, "offices.joint", "village.does", "village.does_not");
        wordings(all, "served");
        add(all, Kind.SET, words(DivisionCode.Level.values()), "levels");
        add(all, Kind.TEXT, words(Item.Range.values()), "range");
        wordings(all, "powers");
        add(all, Kind.TEXT, words(Handling.values()), "handling");
        add(all, Kind.PART, List.of(), "procedure", "referral");
        add(all, Kind.TEXT, List.of(), "time.rule");
        add(all, Kind.NUMBER, List.of(), "time.promised");
        lines(all, "conditions", "process");
        add(all, Kind.PARTS, List.of(), "materials");
        add(all, Kind.NUMBER, List.of(), "fee_fen");
        wordings(all, "result.name");
        add(all, Kind.SET, words(Item.Delivery.values()), "result.delivery");
        wordings(all, "place.where", "place.hours");
        add(all, Kind.TEXT, List.of(), "place.phone", "place.complaints");
        add(all, Kind.NUMBER, List.of(), "trips");
        wordings(
                all,
                "restrictions.quota",
                "restrictions.intermediary",
                "restrictions.yearly",
                "standard",
                "remedy.text");
        add(all, Kind.PART, List.of(), "remedy.law");
        add(all, Kind.PARTS, List.of(), "questions");
        add(all, Kind.YES_NO, List.of("TRUE", "FALSE"), "agent");
        add(all, Kind.SET, words(Channel.values()), "channels");
        wordings(all, "funding.payer", "funding.note");
        add(all, Kind.PARTS, List.of(), "amounts");
        add(all, Kind.SET, List.of(), "words");
        add(all, Kind.TEXT, List.of(), "effective_from", "effective_to");
        add(all, Kind.TEXT, words(Item.Status.values()), "status");
        add(all, Kind.ADMISSION, List.of(), "admission.hours_small", "admission.hours_medium", "admission.hours_large");
        add(all, Kind.ADMISSION, List.of(), "admission.per_case");
        add(all, Kind.ADMISSION, words(TransferCalendar.Every.values()), "admission.every");
        add(all, Kind.ADMISSION, List.of(), "admission.day", "admission.equipment", "admission.training");
        add(all, Kind.ADMISSION, List.of(), "admission.own_window");
        return List.copyOf(all);
    }

    private static void add(List<ItemColumn> all, Kind kind, List<String> allowed, String... names) {
        Stream.of(names).forEach(name -> all.add(new ItemColumn(name, kind, allowed)));
    }

    private static void wordings(List<ItemColumn> all, String... names) {
        Stream.of(names).forEach(name -> add(all, Kind.TEXT, List.of(), name + ".zh", name + ".en"));
    }

    private static void lines(List<ItemColumn> all, String... names) {
        Stream.of(names).forEach(name -> add(all, Kind.LINES, List.of(), name + ".zh", name + ".en"));
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
