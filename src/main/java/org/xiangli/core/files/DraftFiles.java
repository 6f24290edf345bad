package org.xiangli.core.files;

import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pictures of forms that are not handed in yet. They are seen by the resident alone and really go when she removes them or
 * lets the draft lapse (个人信息保护法 19, 47); what is handed in is a paper of the case and stays.
 */
@Service
@Transactional
public class DraftFiles {

    private final FileStore files;
    private final JdbcClient jdbc;

    DraftFiles(FileStore files, JdbcClient jdbc) {
        this.files = files;
        this.jdbc = jdbc;
    }

    /** Keeps a picture of a draft. @throws Refusal as {@link FileStore#store} */
    public Attachment store(UUID draft, Paper paper) {
        return files.store(paper, draft);
    }

    /** Removes one picture; false when it is none of this draft, or gone. */
    public boolean erase(UUID draft, UUID attachment) {
        return erase(new UUID[] {draft}, attachment) == 1;
    }

    /** Removes the pictures of drafts that are gone. @return how many */
    public int eraseAll(Collection<UUID> drafts) {
        return erase(drafts.toArray(UUID[]::new), null);
    }

    /** Removes contents that no attachment names any more; for the daily round of a county. @return how many */
    public int sweep() {
        return jdbc.sql("select files.sweep()").query(Integer.class).single();
    }

    private int erase(UUID[] drafts, @Nullable UUID one) {
        return jdbc.sql("select files.erase_drafts(:drafts, :one::uuid)")
                .param("drafts", drafts)
                .param("one", one)
                .query(Integer.class)
                .single();
    }
}
