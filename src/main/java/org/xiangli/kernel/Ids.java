package org.xiangli.kernel;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New identifiers: UUID version 7 (RFC 9562), so that rows written together lie together in an index. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new id, greater (as an unsigned 128-bit number) than every id this process made before. */
    public static UUID next() {
        return GENERATOR.generate();
    }
}
