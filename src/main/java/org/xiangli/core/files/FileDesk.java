package org.xiangli.core.files;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.xiangli.core.access.Acting;
import org.xiangli.core.access.Purpose;
import org.xiangli.core.access.ViewLog;
import org.xiangli.kernel.Refusal;

/** Where a post opens a paper of somebody's matter: for handling it, and on record for her to read (R013). */
@Service
@Transactional
public class FileDesk {

    private final FileStore files;
    private final ViewLog views;

    FileDesk(FileStore files, ViewLog views) {
        this.files = files;
        this.views = views;
    }

    /** @throws Refusal as {@link FileStore#open}; {@code access.purpose-not-permitted} for a post that handles nothing */
    public OpenFile open(UUID id) {
        Acting.current().demandMatters();
        var open = files.open(id);
        var attachment = open.attachment();
        var subject = attachment.subject();
        if (subject != null && attachment.kind() == AttachmentKind.PAPER) {
            record(attachment, subject);
        }
        return open;
    }

    private void record(Attachment attachment, UUID subject) {
        if (!subject.equals(Acting.current().resident())) {
            views.record(subject, attachment.village(), Purpose.HANDLE_MATTER, attachment.owner(), "papers");
        }
    }
}
