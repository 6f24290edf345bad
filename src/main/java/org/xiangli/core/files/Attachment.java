package org.xiangli.core.files;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * A file as it belongs to a matter.
 *
 * @param owner the case it belongs to
 * @param subject the resident it is about; she may see it
 * @param village the division whose officers may see it
 * @param name safe to use as a file's name
 * @param sha256 of its content, 64 hexadecimal digits
 * @param size in bytes
 * @param addedBy the account that added it; null for a job
 * @param withdrawn it was handed in by mistake and can no longer be opened
 */
public record Attachment(
        UUID id,
        UUID owner,
        @Nullable UUID subject,
        DivisionCode village,
        AttachmentKind kind,
        String name,
        FileType type,
        String sha256,
        int size,
        @Nullable UUID addedBy,
        Instant addedAt,
        boolean withdrawn) {}
