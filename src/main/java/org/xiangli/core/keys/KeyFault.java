package org.xiangli.core.keys;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator in plain words why the house does not start without its key, and what to do. */
final class KeyFault extends AbstractFailureAnalyzer<MasterKeyMissing> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, MasterKeyMissing missing) {
        return new FailureAnalysis(
                "数据库用主密钥 " + missing.id() + " 加密，目录 " + missing.directory() + " 里没有这把密钥。没有它，证件号码和电话无法读出。\n"
                        + "The database is sealed under master key " + missing.id() + ", which is not in "
                        + missing.directory() + ". Without it, ID and telephone numbers cannot be read.",
                "从保险柜的副本取回 " + missing.id() + ".key，放进该目录（权限 600），再启动。不要新建密钥，也不要清空数据库。\n"
                        + "Put " + missing.id()
                        + ".key back into that directory from its safe copy (mode 600) and start"
                        + " again. Make no new key, and do not empty the database.",
                missing);
    }
}
