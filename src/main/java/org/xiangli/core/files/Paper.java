package org.xiangli.core.files;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.xiangli.kernel.DivisionCode;

/**
 * What somebody hands in for a matter.
 *
 * @param owner the case it belongs to
 * @param subject the resident it is about; null when it is about none
 * @param village the division whose officers may see it, a county or below
 * @param name as the person's device called it; may carry a path
 */
@SuppressWarnings("ArrayRecordComponent")
public record Paper(UUID owner, @Nullable UUID subject, DivisionCode village, String name, byte[] content) {}
