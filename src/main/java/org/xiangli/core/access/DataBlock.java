package org.xiangli.core.access;

import java.util.List;
import java.util.Set;
import org.xiangli.kernel.RuleRef;

/**
 * A kind of data about people, on what law it is kept, what for and for how long. What it holds and how long it is kept
 * is told to people in words under {@code access.block.<key>.holds} and {@code access.block.<key>.kept}.
 *
 * @param key kebab-case
 * @param tables the tables it lies in, each with its schema
 * @param columns single columns of another block's table that rest on a basis of their own
 * @param purposes what it may be read for; no other reading is lawful
 * @param days how long it is kept after the day the words name
 * @param sharedWith who outside the village and township offices receives it; empty when nobody does
 */
public record DataBlock(
        String key,
        List<String> tables,
        List<String> columns,
        Basis basis,
        Set<Purpose> purposes,
        int days,
        List<Recipient> sharedWith) {

    /** On what a block rests (个人信息保护法 13). */
    public enum Ground {
        LAW,
        CONSENT,
        VITAL_INTEREST
    }

    /** Who may receive data outside the offices of village and township. */
    public enum Recipient {
        COUNTY_DEPARTMENT,
        TELEPHONE_CARRIER
    }

    /** The ground with the law and article it is found in. */
    public record Basis(Ground ground, String source, String article) {

        String citation() {
            return source + article;
        }

        RuleRef rule(String block) {
            return new RuleRef("DATA." + block, source, article);
        }
    }

    /** Whether it is the resident's to allow and to forbid. */
    public boolean optional() {
        return basis.ground() == Ground.CONSENT;
    }
}
