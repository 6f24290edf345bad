package org.xiangli.core.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.xiangli.kernel.Refusal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The register of what the house keeps about people (R014). The house does not start with a register that is not whole;
 * a test refuses a table about residents that no block names.
 */
@Component
public class DataBlocks {

    private static final String FILE = "data-blocks.yaml";

    private final List<DataBlock> blocks;

    DataBlocks() {
        this(packaged());
    }

    private DataBlocks(List<DataBlock> blocks) {
        this.blocks = blocks;
    }

    /** All blocks, in the order of the file. */
    public List<DataBlock> all() {
        return blocks;
    }

    /** @throws Refusal {@code consent.block-unknown} */
    public DataBlock demand(String key) {
        return blocks.stream()
                .filter(block -> block.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refusal("consent.block-unknown", Acting.PURPOSE, key));
    }

    /** @throws IllegalArgumentException naming the file, the block and the field that is wrong */
    static DataBlocks read(String file, Reader yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            var root = new Yaml(new SafeConstructor(options)).<Object>load(yaml);
            if (!(root instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalArgumentException(file + ": must be a list of blocks");
            }
            var blocks = list.stream()
                    .map(entry -> BlockEntry.of(file, entry).block())
                    .toList();
            demandOnce(file, blocks);
            return new DataBlocks(blocks);
        } catch (YAMLException noYaml) {
            throw new IllegalArgumentException(file + ": " + noYaml.getMessage(), noYaml);
        }
    }

    private static void demandOnce(String file, List<DataBlock> blocks) {
        var known = new HashSet<String>();
        for (var block : blocks) {
            for (var name : names(block)) {
                if (!known.add(name)) {
                    throw new IllegalArgumentException(file + ": " + name + " stands there twice");
                }
            }
        }
    }

    private static List<String> names(DataBlock block) {
        var names = new java.util.ArrayList<String>();
        names.add("block " + block.key());
        names.addAll(block.tables());
        names.addAll(block.columns());
        return names;
    }

    private static List<DataBlock> packaged() {
        try (var stream = Objects.requireNonNull(DataBlocks.class.getResourceAsStream(FILE), FILE);
                var yaml = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(FILE, yaml).all();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
