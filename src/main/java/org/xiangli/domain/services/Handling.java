package org.xiangli.domain.services;

/** When an item is finished (办件类型). */
public enum Handling {
    /** 即办件: at once, at the latest by the end of the next working day. */
    INSTANT,
    /** 承诺件: within a promised number of working days. */
    PROMISED
}
