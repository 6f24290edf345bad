package org.xiangli.core.territory;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;
import org.xiangli.kernel.RuleRef;

/**
 * The national list as packaged: edition 2023 and what changed in it since 2022. The files and their licence lie in
 * {@code national/}; {@code bin/pack-divisions} makes them.
 *
 * <p>On which day each change took effect the list does not say. The cut-off day of the edition that first shows it
 * stands for it: until the day before, the list of 2022 holds (from an open past), from that day on the list of 2023.
 */
@Component
class Edition {

    static final String NAME = "2023";
    static final String INSTRUMENT = "国家统计局 统计用区划代码和城乡划分代码(2023年版)";

    /** The day whose state the edition shows; it was published on 2023-09-11. */
    static final LocalDate CUT_OFF = LocalDate.of(2023, 6, 30);

    private static final RuleRef RULE = new RuleRef("NBS.DIVISIONS", "统计用区划代码和城乡划分代码(2023年版)", "");
    private static final String CHANGES = "national/changes-2022-2023.csv.gz";

    /** A part of the list that is loaded as a whole: {@code upper}, or a province's code for its villages. */
    record Part(String name, String file) {

        static final Part UPPER = new Part("upper", "national/upper-2023.csv.gz");

        static Part villagesOf(String province) {
            return new Part(province, "national/villages-2023/" + province + ".csv.gz");
        }

        /** What all codes in question begin with; lineage never leaves a province. */
        String prefix() {
            return this.equals(UPPER) ? "" : name;
        }

        boolean holds(String code) {
            return this.equals(UPPER) == code.length() < 12 && code.startsWith(prefix());
        }
    }

    /** One line of the changes; an empty name says that the unit is not in that edition. */
    record Change(String code, String before, String after) {

        boolean renames() {
            return !before.isEmpty() && !after.isEmpty();
        }
    }

    /** True when the list gives villages for this province; it gives none for 71, 81 and 82. */
    boolean hasVillagesOf(String province) {
        return province.matches("[0-9]{2}")
                && Edition.class.getResource(Part.villagesOf(province).file()) != null;
    }

    /**
     * Code and name of each unit of a part in edition 2023, in order of their codes.
     *
     * @throws Refusal {@code territory.no-villages} when the list has no such part
     */
    Map<String, String> units(Part part) {
        var units = new TreeMap<String, String>();
        for (var line : lines(bytes(part))) {
            int comma = line.indexOf(',');
            units.put(line.substring(0, comma), line.substring(comma + 1));
        }
        return units;
    }

    /** All changes of the nation, in order of their codes. */
    List<Change> changes() {
        var changes = new ArrayList<Change>();
        for (var line : lines(bytes(CHANGES))) {
            int first = line.indexOf(',');
            int second = line.indexOf(',', first + 1);
            changes.add(new Change(
                    line.substring(0, first), line.substring(first + 1, second), line.substring(second + 1)));
        }
        return changes;
    }

    /** Fingerprint of the packaged file of a part, for the record of what was loaded. */
    String sha256(Part part) {
        return sha256(bytes(part));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] bytes(Part part) {
        if (!part.equals(Part.UPPER) && !hasVillagesOf(part.name())) {
            throw new Refusal("territory.no-villages", RULE, part.name());
        }
        return bytes(part.file());
    }

    private static byte[] bytes(String file) {
        try (var stream = Edition.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The packaged list lacks " + file);
            }
            return stream.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException("The packaged list cannot be read: " + file, problem);
        }
    }

    private static List<String> lines(byte[] packed) {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException("The packaged list is damaged", problem);
        }
    }
}
