package org.xiangli.core.keys;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiangli.core.store.Bound;

/** Lets tests change keys without waiting until every machine knows them: there is one machine. */
@Component
public class KeyRounds {

    private final KeyDesk desk;
    private final FieldCipher cipher;
    private final MasterKeys masters;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    KeyRounds(
            KeyDesk desk,
            FieldCipher cipher,
            MasterKeys masters,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.desk = desk;
        this.cipher = cipher;
        this.masters = masters;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A new generation that is in force at once. */
    public void rotateNow() {
        desk.rotate();
        transaction.executeWithoutResult(
                status -> jdbc.sql("""
                    update keys.data_key
                       set made_at = made_at - interval '10 minutes', current_from = made_at - interval '10 minutes'
                     where county_code = :county
                    """).param("county", Bound.county()).update());
        cipher.forget();
    }

    /** One round in the county that is bound. */
    public void go() {
        desk.go();
    }

    /** Makes a new master key and wraps the county's keys by it; returns how many. */
    public int rewrapByNewMaster() {
        masters.make();
        return desk.rewrap();
    }
}
