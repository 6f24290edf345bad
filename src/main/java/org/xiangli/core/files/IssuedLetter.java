package org.xiangli.core.files;

/** A letter that was printed, kept and given a code. */
public record IssuedLetter(Attachment attachment, LetterCode code) {}
