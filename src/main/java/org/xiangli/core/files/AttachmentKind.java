package org.xiangli.core.files;

/** Where an attachment came from. */
public enum AttachmentKind {
    /** Handed in. */
    PAPER,
    /** Printed and issued here, with a code to check it by. */
    LETTER
}
