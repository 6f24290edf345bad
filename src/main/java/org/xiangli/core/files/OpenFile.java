package org.xiangli.core.files;

/** An attachment with its content, which is what was handed in, bit for bit. */
public record OpenFile(Attachment attachment, byte[] content) {}
