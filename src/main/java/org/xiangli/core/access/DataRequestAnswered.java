package org.xiangli.core.access;

/** A person's request about her data has been answered; whoever tells people listens. */
public record DataRequestAnswered(DataRequest request) {}
